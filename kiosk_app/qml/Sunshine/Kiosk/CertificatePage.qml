pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One certificate: whether it is needed, what to do instead, and what says so.
PageFrame {
    id: page

    required property CertificatesModel screen
    readonly property var found: screen.certificate

    title: found.title ?? ""
    subtitle: found.askedBy ? qsTr("常有人要：%1").arg(found.askedBy) : ""
    centred: screen.gone

    CertificateVerdict {
        visible: page.found.verdict !== undefined
        width: page.contentWidth
        verdict: page.found.verdict ?? ""
    }

    Card {
        id: instead

        visible: page.found.instead !== undefined
        width: page.contentWidth

        SText {
            width: instead.innerWidth
            text: page.found.verdict === "here" ? qsTr("怎么开") : qsTr("那该怎么办")
            kind: "lead"
            strong: true
        }

        SText {
            width: instead.innerWidth
            text: page.found.instead ?? ""
            kind: "lead"
        }

        SText {
            width: instead.innerWidth
            text: page.found.summary ?? ""
            tone: Theme.inkSoft
        }

        SText {
            visible: page.found.verify ?? false
            width: instead.innerWidth
            text: qsTr("以窗口答复为准")
            kind: "label"
            tone: Theme.sunDeep
        }
    }

    SText {
        visible: (page.found.guides ?? []).length > 0
        width: page.contentWidth
        text: page.found.verdict === "here" ? qsTr("在这里办") : qsTr("相关的业务")
        kind: "lead"
        strong: true
    }

    Repeater {
        model: page.found.guides ?? []

        ListRow {
            required property var modelData
            required property int index

            objectName: "certificate.guide." + index
            width: page.contentWidth
            icon: modelData.icon
            title: modelData.title
            note: modelData.note
            onTapped: page.screen.openGuide(modelData.code)
        }
    }

    GuideProse {
        width: page.contentWidth
        blocks: page.found.prose ?? []
    }

    GuideBasis {
        width: page.contentWidth
        basis: page.found.basis ?? []
        onChosen: key => page.screen.openLaw(key)
    }

    GuideOrigin {
        visible: page.found.origin !== undefined
        width: page.contentWidth
        facts: page.found.origin ?? ({})
    }

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "certificate-outline"
        title: qsTr("这一条已经撤下")
        what: qsTr("内容刚刚更新过，请重新选一下，或者问窗口民警。")
        actionLabel: qsTr("重新选")
        actionIcon: "format-list-bulleted"
        onActed: page.screen.openList()
    }
}
