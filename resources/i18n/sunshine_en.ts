<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AssistBar</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>使用帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>停止朗读</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>恢复高位</source>
        <translation>Normal reach</translation>
    </message>
    <message>
        <source>低位操作</source>
        <translation>Low reach</translation>
    </message>
</context>
<context>
    <name>BrowseFilters</name>
    <message>
        <source>当场办好</source>
        <translation>Done at once</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>别人可代办</source>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>外省也能办</source>
        <translation>From any province</translation>
    </message>
    <message>
        <source>网上可办</source>
        <translation>Online</translation>
    </message>
</context>
<context>
    <name>BrowseGroups</name>
    <message>
        <source>您要办哪一类？</source>
        <translation>What is it about?</translation>
    </message>
    <message>
        <source>%1 项</source>
        <translation>Services: %1</translation>
    </message>
    <message>
        <source>看全部 %1 项业务</source>
        <translation>See all %1 services</translation>
    </message>
</context>
<context>
    <name>BrowseList</name>
    <message>
        <source>按拼音首字母找</source>
        <translation>Find by first letter</translation>
    </message>
    <message>
        <source>全部业务</source>
        <translation>All services</translation>
    </message>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>这一类里没有业务了</source>
        <translation>There is nothing here any more</translation>
    </message>
    <message>
        <source>没有同时满足这几条的业务</source>
        <translation>No service has all of these</translation>
    </message>
    <message>
        <source>查询马上就好，请稍等几秒。</source>
        <translation>Search will be ready in a few seconds.</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下。</source>
        <translation>The content has just been updated. Please look it up again.</translation>
    </message>
    <message>
        <source>少选一条试试，或者问窗口民警。</source>
        <translation>Choose fewer, or ask at a window.</translation>
    </message>
    <message>
        <source>去查业务</source>
        <translation>Look up a service</translation>
    </message>
    <message>
        <source>去掉这些条件</source>
        <translation>Clear these filters</translation>
    </message>
</context>
<context>
    <name>CertificateKinds</name>
    <message>
        <source>不用开</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>别处开</source>
        <translation>Elsewhere</translation>
    </message>
    <message>
        <source>派出所开</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>打字找</source>
        <translation>Type it</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>常有人要：%1</source>
        <translation>Often asked for by: %1</translation>
    </message>
    <message>
        <source>怎么开</source>
        <translation>How to get it</translation>
    </message>
    <message>
        <source>那该怎么办</source>
        <translation>What to do instead</translation>
    </message>
    <message>
        <source>以窗口答复为准</source>
        <translation>Ask at the window to be sure</translation>
    </message>
    <message>
        <source>在这里办</source>
        <translation>Done here</translation>
    </message>
    <message>
        <source>相关的业务</source>
        <translation>Related services</translation>
    </message>
    <message>
        <source>这一条已经撤下</source>
        <translation>This entry was taken off</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新选一下，或者问窗口民警。</source>
        <translation>The content was just updated. Please choose again, or ask at a window.</translation>
    </message>
    <message>
        <source>重新选</source>
        <translation>Choose again</translation>
    </message>
</context>
<context>
    <name>CertificateVerdict</name>
    <message>
        <source>不用开，您手里的证件就能证明</source>
        <translation>Not needed: the papers you hold prove it</translation>
    </message>
    <message>
        <source>不归派出所开，请到别处</source>
        <translation>Not issued by the police: please go elsewhere</translation>
    </message>
    <message>
        <source>派出所可以开</source>
        <translation>Issued at this station</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>不用开证明</source>
        <translation>Do I need a certificate?</translation>
    </message>
    <message>
        <source>别人让您来开什么证明？点一下，看看用不用跑。</source>
        <translation>Which certificate were you sent for? Tap it to see whether you need it.</translation>
    </message>
</context>
<context>
    <name>CheckAnswer</name>
    <message>
        <source>有错，我来指出</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>信息无误</source>
        <translation>All correct</translation>
    </message>
</context>
<context>
    <name>CheckCall</name>
    <message>
        <source>%1 请您核对刚办理的业务，去核对</source>
        <translation>%1 asks you to check your record. Check now</translation>
    </message>
    <message>
        <source>%1 请您核对</source>
        <translation>%1: please check</translation>
    </message>
    <message>
        <source>%1 请您核对刚办理的业务</source>
        <translation>%1: please check the record just made</translation>
    </message>
    <message>
        <source>核对无误后，民警才会保存打印</source>
        <translation>The officer saves and prints only after you have checked</translation>
    </message>
    <message>
        <source>去核对</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>CheckCover</name>
    <message>
        <source>没有打开，请再点一次或告诉民警</source>
        <translation>It did not open. Tap again or tell the officer.</translation>
    </message>
    <message>
        <source>还在核对吗？</source>
        <translation>Still checking?</translation>
    </message>
    <message>
        <source>这是您的业务吗？</source>
        <translation>Is this yours?</translation>
    </message>
    <message>
        <source>为了不让别人看到，内容先盖住了。%1 秒后结束本次核对。</source>
        <translation>Covered so that nobody else can read it. This check closes in %1 seconds.</translation>
    </message>
    <message>
        <source>内容先盖住了，点开后只给您本人看。</source>
        <translation>It is covered until you open it, for your eyes only.</translation>
    </message>
    <message>
        <source>正在打开……</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>是我，接着看</source>
        <translation>Yes, go on</translation>
    </message>
    <message>
        <source>这是我的业务</source>
        <translation>This is mine</translation>
    </message>
    <message>
        <source>不是我的</source>
        <translation>Not mine</translation>
    </message>
</context>
<context>
    <name>CheckFacts</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>公民身份号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>，改过</source>
        <translation>, changed</translation>
    </message>
    <message>
        <source>%1 · 改过</source>
        <translation>%1 · changed</translation>
    </message>
    <message>
        <source>%1
改过</source>
        <translation>%1
changed</translation>
    </message>
    <message>
        <source>原来是：%1</source>
        <translation>Was: %1</translation>
    </message>
    <message>
        <source>请看画面</source>
        <translation>See the picture</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>请核对屏幕上的信息</source>
        <translation>Please check the record on the screen</translation>
    </message>
    <message>
        <source>第 %1 次核对</source>
        <translation>Check no. %1</translation>
    </message>
    <message>
        <source>请核对刚办理的业务</source>
        <translation>Please check what was just entered</translation>
    </message>
    <message>
        <source>请用手指签名</source>
        <translation>Please sign with your finger</translation>
    </message>
    <message>
        <source>已确认信息无误；不签名也不影响办理</source>
        <translation>You have confirmed the record. Signing is up to you.</translation>
    </message>
</context>
<context>
    <name>CheckPicture</name>
    <message>
        <source>民警录入的画面</source>
        <translation>The record the officer typed</translation>
    </message>
</context>
<context>
    <name>CheckQueue</name>
    <message>
        <source>您在哪个窗口办理？</source>
        <translation>Which window is serving you?</translation>
    </message>
    <message>
        <source>请点您的窗口，只看自己的信息</source>
        <translation>Tap your own window and read only your own record</translation>
    </message>
    <message>
        <source>%1 · 第 %2 次核对</source>
        <translation>%1 · check no. %2</translation>
    </message>
</context>
<context>
    <name>CheckRibbon</name>
    <message>
        <source>%1 请您核对，点这里</source>
        <translation>%1: please check, tap here</translation>
    </message>
</context>
<context>
    <name>CheckSign</name>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer.</translation>
    </message>
    <message>
        <source>用手指在这里签名</source>
        <translation>Sign here with your finger</translation>
    </message>
    <message>
        <source>不签名</source>
        <translation>Do not sign</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>签好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>CheckState</name>
    <message>
        <source>时间到了，这次核对结束了</source>
        <translation>Time is up: this check has ended</translation>
    </message>
    <message>
        <source>这次核对由民警办结了</source>
        <translation>An officer has closed this check</translation>
    </message>
    <message>
        <source>还要核对，请告诉窗口民警重新发送。</source>
        <translation>To check it, ask the officer at the window to send it again.</translation>
    </message>
    <message>
        <source>想问为什么，请到窗口问民警。</source>
        <translation>To ask why, please go to the window.</translation>
    </message>
    <message>
        <source>民警正在修改</source>
        <translation>The officer is correcting it</translation>
    </message>
    <message>
        <source>这份信息民警收回了</source>
        <translation>The officer took this record back</translation>
    </message>
    <message>
        <source>画面打不开</source>
        <translation>The picture cannot be opened</translation>
    </message>
    <message>
        <source>现在没有需要核对的信息</source>
        <translation>Nothing to check now</translation>
    </message>
    <message>
        <source>%1 已经看到您圈出的地方，改好后会自动再给您看。</source>
        <translation>%1 has seen what you circled. The corrected record comes back by itself.</translation>
    </message>
    <message>
        <source>不用再做什么，民警会重新发给您。</source>
        <translation>You need do nothing; the officer will send it again.</translation>
    </message>
    <message>
        <source>请告诉窗口民警重新发送，您的业务不受影响。</source>
        <translation>Please ask the officer to send it again. Your business is not affected.</translation>
    </message>
    <message>
        <source>民警发来后，这里会自动打开。</source>
        <translation>It opens here by itself when the officer sends it.</translation>
    </message>
    <message>
        <source>正在打开……</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>马上就好，请稍候。</source>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer</translation>
    </message>
    <message>
        <source>请重点看这几项</source>
        <translation>Please look closely at these</translation>
    </message>
    <message>
        <source>请看清画面里的每一项</source>
        <translation>Please look at every item in the picture</translation>
    </message>
    <message>
        <source>字小看不清，请点“放大”，再用手指拖动。</source>
        <translation>Too small? Tap “Larger”, then drag with a finger.</translation>
    </message>
    <message>
        <source>和上次一样，没有看到改动</source>
        <translation>Same as last time: nothing has changed</translation>
    </message>
    <message>
        <source>橙色框里是改过的地方，请重点看。</source>
        <translation>The amber frames show what was changed.</translation>
    </message>
</context>
<context>
    <name>CountdownRing</name>
    <message>
        <source>%1 秒无人操作回到首页</source>
        <translation>Home in %1 seconds without a touch</translation>
    </message>
</context>
<context>
    <name>DisputeActions</name>
    <message>
        <source>不圈了</source>
        <translation>Do not mark</translation>
    </message>
    <message>
        <source>撤销一笔</source>
        <translation>Undo a stroke</translation>
    </message>
    <message>
        <source>正在告诉民警……</source>
        <translation>Telling the officer…</translation>
    </message>
    <message>
        <source>告诉民警</source>
        <translation>Tell the officer</translation>
    </message>
</context>
<context>
    <name>DisputeCanvas</name>
    <message>
        <source>用手指在这里圈</source>
        <translation>Circle here with a finger</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
</context>
<context>
    <name>DisputeLabels</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID no.</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer</translation>
    </message>
    <message>
        <source>圈得够多了，请告诉民警</source>
        <translation>That is enough, please tell the officer</translation>
    </message>
    <message>
        <source>请在画面上圈一圈</source>
        <translation>Please circle it in the picture</translation>
    </message>
    <message>
        <source>已圈出 %1 处</source>
        <translation>%1 marked</translation>
    </message>
    <message>
        <source>第 %1 处是哪一项？</source>
        <translation>What is no. %1?</translation>
    </message>
    <message>
        <source>写错的是哪一项？</source>
        <translation>Which item is wrong?</translation>
    </message>
</context>
<context>
    <name>DisputePage</name>
    <message>
        <source>用手指圈出写错的地方</source>
        <translation>Circle what is wrong</translation>
    </message>
    <message>
        <source>可以圈多处，民警马上能看到</source>
        <translation>Circle several if you like; the officer sees them at once</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>FlowPage</name>
    <message>
        <source>办事流程 · 共 %1 步，点哪一步看哪一步</source>
        <translation>How it goes · %1 steps, tap one to read about it</translation>
    </message>
    <message>
        <source>这个流程已经撤下</source>
        <translation>This page is gone</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下，或者问窗口民警。</source>
        <translation>The content has just been updated. Please search again or ask an officer.</translation>
    </message>
    <message>
        <source>重新查</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>这样办的业务</source>
        <translation>Services that go this way</translation>
    </message>
</context>
<context>
    <name>FlowPath</name>
    <message>
        <source>第 %1 步：%2</source>
        <translation>Step %1: %2</translation>
    </message>
</context>
<context>
    <name>FlowStep</name>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>GuideBasis</name>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
</context>
<context>
    <name>GuideChanges</name>
    <message>
        <source>办理时限</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>去哪个窗口</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>异地能办吗</source>
        <translation>Elsewhere</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>谁能办</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>本县的规定</source>
        <translation>Rules of this county</translation>
    </message>
    <message>
        <source>%1 于 %2 年 %3 月 %4 日按本县规定写明：%5</source>
        <translation>Changed by %1 on %2-%3-%4: %5</translation>
    </message>
</context>
<context>
    <name>GuideFacts</name>
    <message>
        <source>办理时限</source>
        <translation>Time needed</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>去哪个窗口</source>
        <translation>Which window</translation>
    </message>
    <message>
        <source>异地能办吗</source>
        <translation>Elsewhere too?</translation>
    </message>
    <message>
        <source>以窗口答复为准</source>
        <translation>Ask at the window to be sure</translation>
    </message>
</context>
<context>
    <name>GuideForms</name>
    <message>
        <source>要填的表</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>表在窗口领。先看看填好的样张：</source>
        <translation>You get the form at the window. See one filled in:</translation>
    </message>
</context>
<context>
    <name>GuideItem</name>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>谁发的：%1</source>
        <translation>Issued by: %1</translation>
    </message>
    <message>
        <source>这一条以窗口答复为准</source>
        <translation>Ask at the window about this</translation>
    </message>
</context>
<context>
    <name>GuideMaterials</name>
    <message>
        <source>复印件 %1 份</source>
        <translation>Copies: %1</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>原件和复印件</source>
        <translation>Original and copy</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>带什么</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>什么都不用带，人来就行。</source>
        <translation>Nothing to bring, just come.</translation>
    </message>
    <message>
        <source>不用带</source>
        <translation>Not needed</translation>
    </message>
</context>
<context>
    <name>GuideMore</name>
    <message>
        <source>再说清楚一点</source>
        <translation>More about it</translation>
    </message>
</context>
<context>
    <name>GuideOrigin</name>
    <message>
        <source>%1 年 %2 月 %3 日</source>
        <translation>%3/%2/%1</translation>
    </message>
    <message>
        <source>标着“以窗口答复为准”的内容还在核实，办理前请问一下窗口民警。</source>
        <translation>Items marked “Ask at the window to be sure” are still being verified. Please ask first.</translation>
    </message>
    <message>
        <source>核对人：%1 · 核对日期：%2 · 有效期至：%3</source>
        <translation>Checked by: %1 · on: %2 · valid until: %3</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>Source: %1</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>业务查询</source>
        <translation>Look up a service</translation>
    </message>
    <message>
        <source>这份指南已经撤下</source>
        <translation>This guide was taken down</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下，或者问窗口民警。</source>
        <translation>The content was just updated. Please search again, or ask at a window.</translation>
    </message>
    <message>
        <source>重新查</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>这份指南过了有效期，可能有变化</source>
        <translation>This guide is out of date and may have changed</translation>
    </message>
    <message>
        <source>办理前请先问窗口民警，以窗口答复为准。</source>
        <translation>Please ask at a window before you apply.</translation>
    </message>
    <message>
        <source>谁能办</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>常见差错</source>
        <translation>Common mistakes</translation>
    </message>
    <message>
        <source>再说清楚一点</source>
        <translation>More about it</translation>
    </message>
</context>
<context>
    <name>GuideSteps</name>
    <message>
        <source>怎么办</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>第 %1 步：%2</source>
        <translation>Step %1: %2</translation>
    </message>
    <message>
        <source>一步一步看</source>
        <translation>Step by step</translation>
    </message>
</context>
<context>
    <name>TakeWide</name>
    <message>
        <source>扫码带走这份清单</source>
        <translation>Scan to take this list along</translation>
    </message>
    <message>
        <source>第 %1 张，共 %2 张：一张一张扫</source>
        <translation>Code %1 of %2: scan one after the other</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next code</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous code</translation>
    </message>
    <message>
        <source>扫好了，关闭</source>
        <translation>Done, close</translation>
    </message>
</context>
<context>
    <name>GuideTakeAway</name>
    <message>
        <source>放大二维码，少扫几张</source>
        <translation>Enlarge: fewer codes to scan</translation>
    </message>
    <message>
        <source>扫码带走这份清单</source>
        <translation>Scan to take this list along</translation>
    </message>
    <message>
        <source>手机扫一扫，打开官方渠道（手机要能上网）。</source>
        <translation>Scan it to open the official channel (your phone needs the internet).</translation>
    </message>
    <message>
        <source>手机相机或微信扫一扫，清单文字就到手机里，没有网也能看。</source>
        <translation>Scan with a phone camera. The list is saved on your phone as text and needs no network.</translation>
    </message>
    <message>
        <source>第 %1 张，共 %2 张：一张一张扫</source>
        <translation>Code %1 of %2: scan one after the other</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous code</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next code</translation>
    </message>
    <message>
        <source>回到清单的码</source>
        <translation>Back to the list</translation>
    </message>
</context>
<context>
    <name>GuideWho</name>
    <message>
        <source>谁能办</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>常见差错</source>
        <translation>Common mistakes</translation>
    </message>
</context>
<context>
    <name>HallChannels</name>
    <message>
        <source>官方渠道，手机扫一扫</source>
        <translation>Official channels: scan with a phone</translation>
    </message>
</context>
<context>
    <name>HallFacts</name>
    <message>
        <source>开门时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>咨询电话</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>预约电话</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>监督电话</source>
        <translation>Complaints</translation>
    </message>
</context>
<context>
    <name>HallPage</name>
    <message>
        <source>这里还没有写上大厅的情况</source>
        <translation>Nothing is written here about the hall yet</translation>
    </message>
    <message>
        <source>开门时间、电话和各个窗口办什么，请直接问窗口民警。</source>
        <translation>Please ask at a window about opening hours, telephone numbers and what each window does.</translation>
    </message>
</context>
<context>
    <name>HallWindows</name>
    <message>
        <source>窗口和今天值班的民警</source>
        <translation>Windows and who is there today</translation>
    </message>
    <message>
        <source>%1 · 警号 %2</source>
        <translation>%1 · staff no. %2</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>阳光户政综合服务</source>
        <translation>Sunshine Household Services</translation>
    </message>
    <message>
        <source>（演示）</source>
        <translation> (demo)</translation>
    </message>
    <message>
        <source>操作区已移到下方</source>
        <translation>Controls are now lower down</translation>
    </message>
    <message>
        <source>%1月%2日 %3</source>
        <translation>%2/%1 %3</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>点这里看大厅时间和电话</source>
        <translation>tap for hours and phone numbers</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>使用帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>看不清、听不懂、找不到，都可以直接问窗口民警。</source>
        <translation>If you cannot see, hear or find something, just ask at a window.</translation>
    </message>
    <message>
        <source>轻轻点一下</source>
        <translation>Just tap</translation>
    </message>
    <message>
        <source>用手指点您要办的事，不用用力，也不用长按。</source>
        <translation>Tap what you need with a finger. No force, no long press.</translation>
    </message>
    <message>
        <source>点错了不要紧</source>
        <translation>Wrong tap? No harm</translation>
    </message>
    <message>
        <source>点下面的“返回”回到上一页，点“首页”从头开始。</source>
        <translation>“Back” returns to the last page, “Home” starts again.</translation>
    </message>
    <message>
        <source>字太小</source>
        <translation>Text too small</translation>
    </message>
    <message>
        <source>点下面的“大字版”，字会变大；点“高对比”，颜色更分明。</source>
        <translation>“Large text” makes it bigger, “Contrast” makes colours clearer.</translation>
    </message>
    <message>
        <source>够不着</source>
        <translation>Cannot reach</translation>
    </message>
    <message>
        <source>竖屏上点“低位操作”，按钮都会移到下半边。</source>
        <translation>On a tall screen tap “Low reach”: all buttons move down.</translation>
    </message>
    <message>
        <source>您的信息</source>
        <translation>Your information</translation>
    </message>
    <message>
        <source>没有人操作时，屏幕自动回到首页，您填的内容会清掉。</source>
        <translation>When nobody touches the screen it returns home and clears what you typed.</translation>
    </message>
    <message>
        <source>找人帮忙</source>
        <translation>Ask a person</translation>
    </message>
    <message>
        <source>请到%1任意窗口，或者招手叫民警过来。</source>
        <translation>Go to any window (%1), or wave to an officer.</translation>
    </message>
    <message>
        <source>紧急情况请打 %1</source>
        <translation>In an emergency call %1</translation>
    </message>
    <message>
        <source>怀疑被骗，请打反诈专线 96110。</source>
        <translation>Think it is a scam? Call the anti-fraud line 96110.</translation>
    </message>
    <message>
        <source>工作人员入口</source>
        <translation>Staff entrance</translation>
    </message>
    <message>
        <source>大厅时间和电话</source>
        <translation>Hours and phones</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>您好，请点选服务</source>
        <translation>Hello, what do you need?</translation>
    </message>
    <message>
        <source>用手轻触屏幕即可，%1 秒无人操作自动返回首页</source>
        <translation>Just tap the screen. It returns home after %1 seconds without a touch</translation>
    </message>
    <message>
        <source>业务查询</source>
        <translation>Look up a service</translation>
    </message>
    <message>
        <source>办什么、带什么、怎么走</source>
        <translation>What to do, what to bring, where to go</translation>
    </message>
    <message>
        <source>服务评价</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>给窗口民警打个分</source>
        <translation>Give the officer a grade</translation>
    </message>
    <message>
        <source>留言建议</source>
        <translation>Leave a message</translation>
    </message>
    <message>
        <source>想说的话，随时告诉我们</source>
        <translation>Tell us what you think, any time</translation>
    </message>
    <message>
        <source>心防宣传</source>
        <translation>Safety tips</translation>
    </message>
    <message>
        <source>防诈骗、防盗抢、反邪教</source>
        <translation>Against fraud, theft and cults</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>%1 秒后回到首页，没有提交的内容会清掉。</source>
        <translation>Home in %1 seconds. What you have not sent will be cleared.</translation>
    </message>
    <message>
        <source>我还在，继续</source>
        <translation>I am here, go on</translation>
    </message>
</context>
<context>
    <name>LawArticle</name>
    <message>
        <source>您要看的是这一条</source>
        <translation>This is the article you asked for</translation>
    </message>
    <message>
        <source>第 %1 条</source>
        <translation>Article %1</translation>
    </message>
    <message>
        <source>这一条的原文</source>
        <translation>The original text</translation>
    </message>
</context>
<context>
    <name>LawFoot</name>
    <message>
        <source>这里是要点和大白话解释，不是法律原文；以公布的法律文本为准。</source>
        <translation>These are key points in plain words, not the law itself. The published text decides.</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>这部法律的要点已经撤下</source>
        <translation>This law digest was taken down</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下，或者问窗口民警。</source>
        <translation>The content was just updated. Please search again, or ask at a window.</translation>
    </message>
    <message>
        <source>看别的法律</source>
        <translation>Other laws</translation>
    </message>
    <message>
        <source>这里是要点和大白话解释，不是法律原文；以公布的法律文本为准。</source>
        <translation>These are key points in plain words, not the law itself. The published text decides.</translation>
    </message>
    <message>
        <source>看全文</source>
        <translation>Full text</translation>
    </message>
</context>
<context>
    <name>LookupControls</name>
    <message>
        <source>户籍业务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>法律法规</source>
        <translation>Laws</translation>
    </message>
    <message>
        <source>办理流程</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>表格样本</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>防骗宣传</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>输汉字、拼音或首字母</source>
        <translation>Type characters, pinyin or initials</translation>
    </message>
    <message>
        <source>查找业务</source>
        <translation>Find a service</translation>
    </message>
</context>
<context>
    <name>LookupNothing</name>
    <message>
        <source>没有找到“%1”</source>
        <translation>Nothing found for “%1”</translation>
    </message>
    <message>
        <source>这一栏里没有找到</source>
        <translation>Nothing found here</translation>
    </message>
    <message>
        <source>换个说法试试，比如“身份证”；也可以看看下面这些。</source>
        <translation>Try other words, such as “ID card”, or look below.</translation>
    </message>
    <message>
        <source>点上面带数字的一栏就能看到。</source>
        <translation>Tap a tab above that shows a number.</translation>
    </message>
    <message>
        <source>您要找的是不是这些？</source>
        <translation>Did you mean one of these?</translation>
    </message>
    <message>
        <source>问窗口民警</source>
        <translation>Ask at a window</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>业务查询</source>
        <translation>Look up a service</translation>
    </message>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>查询马上就好，请稍等几秒。</source>
        <translation>Search will be ready in a few seconds.</translation>
    </message>
    <message>
        <source>这一栏还没有内容</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>请看看别的栏目，或者问窗口民警。</source>
        <translation>Please look at the other tabs, or ask at a window.</translation>
    </message>
</context>
<context>
    <name>LookupPopular</name>
    <message>
        <source>大家常查</source>
        <translation>Often asked</translation>
    </message>
    <message>
        <source>看全部 %1 项</source>
        <translation>See all %1</translation>
    </message>
</context>
<context>
    <name>LookupRow</name>
    <message>
        <source>材料 %1 项</source>
        <translation>To bring: %1</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>Nothing to bring</translation>
    </message>
    <message>
        <source>不用开</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>不归派出所开</source>
        <translation>Not issued by the police</translation>
    </message>
    <message>
        <source>派出所可以开</source>
        <translation>Issued at this station</translation>
    </message>
    <message>
        <source>选一选，帮您找</source>
        <translation>Answer a few questions</translation>
    </message>
    <message>
        <source>%1 条要点</source>
        <translation>Points: %1</translation>
    </message>
    <message>
        <source>大白话要点</source>
        <translation>In plain words</translation>
    </message>
    <message>
        <source>全文 %1 条</source>
        <translation>Full text, articles: %1</translation>
    </message>
    <message>
        <source>法律原文</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>%1 步</source>
        <translation>Steps: %1</translation>
    </message>
    <message>
        <source>填好的样子</source>
        <translation>Filled-in sample</translation>
    </message>
    <message>
        <source>图画故事 %1 页</source>
        <translation>Picture story, pages: %1</translation>
    </message>
    <message>
        <source>短片</source>
        <translation>Short film</translation>
    </message>
    <message>
        <source>也叫：%1</source>
        <translation>Also called: %1</translation>
    </message>
</context>
<context>
    <name>LookupWays</name>
    <message>
        <source>我该办什么</source>
        <translation>What do I need?</translation>
    </message>
    <message>
        <source>按类别找</source>
        <translation>By topic</translation>
    </message>
    <message>
        <source>按拼音找</source>
        <translation>From A to Z</translation>
    </message>
    <message>
        <source>不用开证明</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>说说遇到了什么事</source>
        <translation>Tell us what happened</translation>
    </message>
    <message>
        <source>出生、迁移、办证</source>
        <translation>Birth, moving, ID card</translation>
    </message>
    <message>
        <source>从 A 到 Z 看首字母</source>
        <translation>By first letter</translation>
    </message>
    <message>
        <source>先看看用不用跑</source>
        <translation>See before you go</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>阳光户政综合服务</source>
        <translation>Sunshine Household Services</translation>
    </message>
    <message>
        <source>这一页暂时打不开</source>
        <translation>This page cannot be opened now</translation>
    </message>
    <message>
        <source>请回到首页办别的事，或者告诉窗口民警。</source>
        <translation>Please go home and choose something else, or tell an officer.</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Go home</translation>
    </message>
</context>
<context>
    <name>MessageKinds</name>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>表扬</source>
        <translation>Praise</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>留言建议</source>
        <translation>Leave a message</translation>
    </message>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer</translation>
    </message>
    <message>
        <source>点这里写下您想说的话</source>
        <translation>Tap here and write what you want to say</translation>
    </message>
    <message>
        <source>%1 / %2 字</source>
        <translation>%1 / %2 characters</translation>
    </message>
    <message>
        <source>匿名，不留电话</source>
        <translation>Anonymous, no phone number</translation>
    </message>
    <message>
        <source>手机号（选填）</source>
        <translation>Mobile number (optional)</translation>
    </message>
    <message>
        <source>匿名留言</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>写好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>提交留言</source>
        <translation>Send message</translation>
    </message>
    <message>
        <source>请先写留言</source>
        <translation>Write your message first</translation>
    </message>
</context>
<context>
    <name>MessageSentPage</name>
    <message>
        <source>留言收到了，谢谢您！</source>
        <translation>We have your message. Thank you!</translation>
    </message>
    <message>
        <source>您的回执码</source>
        <translation>Your receipt code</translation>
    </message>
    <message>
        <source>请记下或拍下它，问答复时报给工作人员。</source>
        <translation>Please note it or take a photo, and show it when you ask for the answer.</translation>
    </message>
    <message>
        <source>记好了，回首页</source>
        <translation>Noted, go home</translation>
    </message>
</context>
<context>
    <name>PausedPage</name>
    <message>
        <source>这台触摸屏还没有准备好。</source>
        <translation>This screen is not ready yet.</translation>
    </message>
    <message>
        <source>这台触摸屏的存储空间用完了。</source>
        <translation>The storage of this screen is full.</translation>
    </message>
    <message>
        <source>这台触摸屏的存储空间快用完了，工作人员清理以后会自动恢复。</source>
        <translation>The storage of this screen is nearly full. It comes back by itself once staff have made room.</translation>
    </message>
    <message>
        <source>这台触摸屏的程序需要更新。</source>
        <translation>The program of this screen must be updated.</translation>
    </message>
    <message>
        <source>这台触摸屏出了故障，值班人员需要检查。</source>
        <translation>This screen has a fault and staff must look at it.</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>您要办的事不受影响，请直接到窗口办理；急事请打 %1。</source>
        <translation>Your business is not affected: please go to a window. In an emergency call %1.</translation>
    </message>
</context>
<context>
    <name>PrintButton</name>
    <message>
        <source>打印一份</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>没有打印机</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>打印机只能打小票</source>
        <translation>Slip printer only</translation>
    </message>
    <message>
        <source>正在打印……</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>已经送去打印</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>打印机停了，可能缺纸或者卡纸</source>
        <translation>The printer has stopped, perhaps out of paper</translation>
    </message>
    <message>
        <source>没有打印成</source>
        <translation>It was not printed</translation>
    </message>
    <message>
        <source>请告诉窗口民警，或者过一会儿再试。</source>
        <translation>Please tell an officer, or try again later.</translation>
    </message>
    <message>
        <source>请到打印机的出纸口取。</source>
        <translation>Please take it from the printer.</translation>
    </message>
</context>
<context>
    <name>PublicityPage</name>
    <message>
        <source>公安心防宣传</source>
        <translation>Police safety tips</translation>
    </message>
    <message>
        <source>防诈骗</source>
        <translation>Fraud</translation>
    </message>
    <message>
        <source>防盗抢</source>
        <translation>Theft</translation>
    </message>
    <message>
        <source>反邪教</source>
        <translation>Cults</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>宣传内容正在准备</source>
        <translation>Safety tips are being prepared</translation>
    </message>
    <message>
        <source>遇到可疑的电话和转账，先打 96110 问一问。</source>
        <translation>A doubtful call or transfer? Ask 96110 first.</translation>
    </message>
</context>
<context>
    <name>PublicityTile</name>
    <message>
        <source>图画故事 · %1 页</source>
        <translation>Picture story · pages: %1</translation>
    </message>
    <message>
        <source>%1 分 %2 秒</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>短片 · %1 · 带字幕</source>
        <translation>Short film · %1 · subtitles</translation>
    </message>
</context>
<context>
    <name>RateDecline</name>
    <message>
        <source>暂不评价（不影响办理）</source>
        <translation>Do not rate now (nothing changes for you)</translation>
    </message>
</context>
<context>
    <name>RateFaces</name>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>服务好，事情办得顺利</source>
        <translation>Good service, all went well</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>还可以，有改进的地方</source>
        <translation>All right, could be better</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>请告诉我们哪里没做好</source>
        <translation>Please tell us what went wrong</translation>
    </message>
</context>
<context>
    <name>RateOfficer</name>
    <message>
        <source>%1 · 警号 %2</source>
        <translation>%1 · staff no. %2</translation>
    </message>
    <message>
        <source>为您办理：%1</source>
        <translation>Your business: %1</translation>
    </message>
    <message>
        <source>换一位</source>
        <translation>Someone else</translation>
    </message>
</context>
<context>
    <name>RatePage</name>
    <message>
        <source>请选择为您办事的民警</source>
        <translation>Who served you?</translation>
    </message>
    <message>
        <source>请重新评价</source>
        <translation>Please rate again</translation>
    </message>
    <message>
        <source>请评价本次服务</source>
        <translation>Please rate this service</translation>
    </message>
    <message>
        <source>正在取民警名册……</source>
        <translation>Getting the list of officers…</translation>
    </message>
    <message>
        <source>现在没有在岗民警</source>
        <translation>No officer on duty now</translation>
    </message>
    <message>
        <source>请稍候。</source>
        <translation>One moment, please.</translation>
    </message>
    <message>
        <source>请到窗口问一问，或者回首页留言。</source>
        <translation>Please ask at a window, or leave a message from home.</translation>
    </message>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer</translation>
    </message>
    <message>
        <source>评价直接存档，窗口民警不能修改或删除。</source>
        <translation>Your rating is stored at once; officers cannot change or delete it.</translation>
    </message>
</context>
<context>
    <name>RateRoster</name>
    <message>
        <source>警号 %1</source>
        <translation>Staff no. %1</translation>
    </message>
</context>
<context>
    <name>ReasonsGrid</name>
    <message>
        <source>时间太长</source>
        <translation>Took too long</translation>
    </message>
    <message>
        <source>业务不熟</source>
        <translation>Not skilled</translation>
    </message>
    <message>
        <source>态度不好</source>
        <translation>Not friendly</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>ReasonsPage</name>
    <message>
        <source>暂不评价</source>
        <translation>Do not rate</translation>
    </message>
    <message>
        <source>哪里没做好？</source>
        <translation>What went wrong?</translation>
    </message>
    <message>
        <source>可以选多个</source>
        <translation>Choose as many as you like</translation>
    </message>
    <message>
        <source>哪里没做好？可以选多个</source>
        <translation>What went wrong? Choose any</translation>
    </message>
    <message>
        <source>没有存上，请再点一次或告诉民警</source>
        <translation>Not saved. Tap again or tell the officer</translation>
    </message>
    <message>
        <source>想补充一句？点这里写（选填）</source>
        <translation>Add a few words? Tap here (optional)</translation>
    </message>
    <message>
        <source>写好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>请先选原因</source>
        <translation>Choose a reason first</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation>Send rating</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>今日提醒：%1</source>
        <translation>Today: %1</translation>
    </message>
</context>
<context>
    <name>SampleHint</name>
    <message>
        <source>第 %1 条，%2：%3</source>
        <translation>Note %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>SamplePage</name>
    <message>
        <source>正在准备样张……</source>
        <translation>Preparing the form…</translation>
    </message>
    <message>
        <source>填好的样张</source>
        <translation>A filled-in form</translation>
    </message>
    <message>
        <source>这份样张过了有效期，表可能换了</source>
        <translation>This example is past its date; the form may have changed</translation>
    </message>
    <message>
        <source>请先问窗口民警，以窗口领的表为准。</source>
        <translation>Please ask an officer first; the form from the window counts.</translation>
    </message>
    <message>
        <source>点一条提示，看它填在哪一格</source>
        <translation>Tap a note to see its box</translation>
    </message>
    <message>
        <source>填之前看一眼</source>
        <translation>Before you fill it in</translation>
    </message>
    <message>
        <source>打印这张样张</source>
        <translation>Print this example</translation>
    </message>
    <message>
        <source>用到这张表的业务</source>
        <translation>Services that need this form</translation>
    </message>
    <message>
        <source>这张样张已经撤下</source>
        <translation>This example is gone</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下，或者问窗口民警。</source>
        <translation>The content has just been updated. Please search again or ask an officer.</translation>
    </message>
    <message>
        <source>重新查</source>
        <translation>Search again</translation>
    </message>
</context>
<context>
    <name>ScrollHint</name>
    <message>
        <source>下面还有，点这里往下看</source>
        <translation>There is more below, tap to see it</translation>
    </message>
    <message>
        <source>下面还有</source>
        <translation>More below</translation>
    </message>
</context>
<context>
    <name>StaffPad</name>
    <message>
        <source>警号 %1 的密码</source>
        <translation>Password of staff no. %1</translation>
    </message>
    <message>
        <source>警号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>字母和符号</source>
        <translation>Letters and signs</translation>
    </message>
    <message>
        <source>删一位</source>
        <translation>Erase one</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>大写</source>
        <translation>Capitals</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>工作人员登录</source>
        <translation>Staff sign-in</translation>
    </message>
    <message>
        <source>配对窗口电脑</source>
        <translation>Pair a counter PC</translation>
    </message>
    <message>
        <source>请管理员输入警号和密码。</source>
        <translation>An administrator enters staff number and password.</translation>
    </message>
    <message>
        <source>在窗口电脑上输入下面的地址和配对码。</source>
        <translation>Type this address and code on the counter PC.</translation>
    </message>
</context>
<context>
    <name>StaffPairing</name>
    <message>
        <source>配对码</source>
        <translation>Pairing code</translation>
    </message>
    <message>
        <source>触摸屏地址：%1</source>
        <translation>Address of this screen: %1</translation>
    </message>
    <message>
        <source>还有 %1 分 %2 秒；还可以试 %3 次。</source>
        <translation>%1 min %2 s left; tries left: %3.</translation>
    </message>
    <message>
        <source>已和 %1 配对</source>
        <translation>Paired with %1</translation>
    </message>
    <message>
        <source>窗口电脑现在可以推送核对了。</source>
        <translation>The counter PC can send checks now.</translation>
    </message>
    <message>
        <source>配对码输错三次，配对已关闭</source>
        <translation>The code was wrong three times; pairing is closed</translation>
    </message>
    <message>
        <source>时间到了，配对已关闭</source>
        <translation>Time is up; pairing is closed</translation>
    </message>
    <message>
        <source>如果不是您在配对，请查看是谁在试；要继续就重新打开，会换一个新码。</source>
        <translation>If it was not you, find out who is trying. Open pairing again to go on with a new code.</translation>
    </message>
    <message>
        <source>要继续就重新打开，会换一个新码。</source>
        <translation>Open pairing again to go on with a new code.</translation>
    </message>
    <message>
        <source>已连接的窗口</source>
        <translation>Connected windows</translation>
    </message>
    <message>
        <source>现在没有窗口电脑连接。</source>
        <translation>No counter PC is connected now.</translation>
    </message>
    <message>
        <source>再开五分钟配对</source>
        <translation>Open pairing for five minutes</translation>
    </message>
</context>
<context>
    <name>StatutePage</name>
    <message>
        <source>收起目录</source>
        <translation>Close contents</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>看大白话要点</source>
        <translation>In plain words</translation>
    </message>
    <message>
        <source>这部法律的全文已经撤下</source>
        <translation>The text of this law was taken off</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请重新查一下，或者问窗口民警。</source>
        <translation>The content has just been updated. Please search again or ask an officer.</translation>
    </message>
    <message>
        <source>看别的法律</source>
        <translation>Other laws</translation>
    </message>
</context>
<context>
    <name>StatuteRow</name>
    <message>
        <source>您要看的是这一条</source>
        <translation>This is the article you asked for</translation>
    </message>
    <message>
        <source>大白话：%1</source>
        <translation>In plain words: %1</translation>
    </message>
</context>
<context>
    <name>StoryFrame</name>
    <message>
        <source>这一页的图暂时看不到：</source>
        <translation>The picture of this page cannot be shown:</translation>
    </message>
</context>
<context>
    <name>StoryPage</name>
    <message>
        <source>这个故事已经撤下</source>
        <translation>This story was taken down</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请看看别的。</source>
        <translation>The content was just updated. Please look at something else.</translation>
    </message>
    <message>
        <source>记住这一句</source>
        <translation>Remember this</translation>
    </message>
    <message>
        <source>拿不准就打 96110，或者问问窗口民警。</source>
        <translation>Not sure? Call 96110 or ask an officer.</translation>
    </message>
    <message>
        <source>再看一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>看别的</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
</context>
<context>
    <name>StoryProgress</name>
    <message>
        <source>看完了</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>好的，这次不评价</source>
        <translation>All right, no rating this time</translation>
    </message>
    <message>
        <source>谢谢您！</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>民警现在可以为您保存打印了。</source>
        <translation>The officer can save and print for you now.</translation>
    </message>
    <message>
        <source>您的评价已经记下，
民警现在可以为您保存打印了。</source>
        <translation>Your rating is stored.
The officer can save and print for you now.</translation>
    </message>
    <message>
        <source>您的评价已经记下，窗口民警改不了。</source>
        <translation>Your rating is stored; the officer cannot change it.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>还有 %1 份等着核对，接着就打开</source>
        <translation>%1 more to check, the next opens now</translation>
    </message>
    <message>
        <source>核对下一份</source>
        <translation>Check the next</translation>
    </message>
    <message>
        <source>好了，回首页</source>
        <translation>Done, go home</translation>
    </message>
</context>
<context>
    <name>ThanksRow</name>
    <message>
        <source>本次评价：%1</source>
        <translation>Your rating: %1</translation>
    </message>
    <message>
        <source>点错了，改一下（%1）</source>
        <translation>Wrong tap? Change it (%1)</translation>
    </message>
</context>
<context>
    <name>VideoControls</name>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>从头再看</source>
        <translation>From the start</translation>
    </message>
</context>
<context>
    <name>VideoPage</name>
    <message>
        <source>记住这一句</source>
        <translation>Remember this</translation>
    </message>
    <message>
        <source>正在打开短片……</source>
        <translation>Opening the film…</translation>
    </message>
    <message>
        <source>短片的文件不在了</source>
        <translation>The film's file is missing</translation>
    </message>
    <message>
        <source>这个短片已经撤下</source>
        <translation>This film was taken down</translation>
    </message>
    <message>
        <source>这个短片放不出来</source>
        <translation>This film cannot be played</translation>
    </message>
    <message>
        <source>不是您按错了。请看看别的宣传，或者告诉窗口民警。</source>
        <translation>You did nothing wrong. Please look at the others, or tell an officer.</translation>
    </message>
    <message>
        <source>看别的</source>
        <translation>Others</translation>
    </message>
</context>
<context>
    <name>WaitingVeil</name>
    <message>
        <source>正在准备，马上就好</source>
        <translation>Getting ready, one moment</translation>
    </message>
    <message>
        <source>您点的页面几秒钟内自动打开。</source>
        <translation>Your page opens by itself in a few seconds.</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>您的情况这样办</source>
        <translation>This is your way</translation>
    </message>
    <message>
        <source>第 %1 问，最多四问</source>
        <translation>Question %1 of four at most</translation>
    </message>
    <message>
        <source>重新选一遍</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>这个向导已经撤下</source>
        <translation>This guide was taken off</translation>
    </message>
    <message>
        <source>内容刚刚更新过，请直接查业务，或者问窗口民警。</source>
        <translation>The content was just updated. Please look services up, or ask at a window.</translation>
    </message>
    <message>
        <source>去查业务</source>
        <translation>Look up a service</translation>
    </message>
</context>
<context>
    <name>WizardResult</name>
    <message>
        <source>不用准备什么</source>
        <translation>Nothing to prepare</translation>
    </message>
    <message>
        <source>您这种情况没有要带的东西，照上面说的就行；拿不准，问窗口民警。</source>
        <translation>In your case there is nothing to bring; just follow the advice above. If unsure, ask at a window.</translation>
    </message>
</context>
<context>
    <name>ZoomView</name>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
</context>
<context>
    <name>style</name>
    <message>
        <source>打拼音，在这里选字</source>
        <translation>Type pinyin, choose characters here</translation>
    </message>
</context>
</TS>
