"""The businesses an officer pushes most, by the codes of the catalogue that the guides carry too."""

NAMES = {
    "A01": "国内出生婴儿出生登记",
    "B02": "分户",
    "B07": "居民户口簿补领",
    "C01": "夫妻投靠落户",
    "C05": "购房落户",
    "C11": "大中专毕业生落户",
    "C17": "户口迁移跨省通办",
    "E01": "死亡注销户口",
    "G01": "姓名变更（未满18周岁）",
    "G09": "婚姻状况变更",
    "H01": "身份证首次申领",
    "H02": "未满16周岁申领身份证",
    "H03": "身份证有效期满换领",
    "H06": "身份证丢失补领",
    "H11": "临时居民身份证",
    "I03": "居住证申领",
    "I04": "居住证签注",
    "J01": "无犯罪记录证明",
}
DEMO_CODE = "H03"


def name_of(code: str) -> str:
    """The short name, or the code itself where the list has none: any catalogue code may be pushed."""
    return NAMES.get(code, code)
