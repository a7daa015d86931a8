"""A law for tests and pictures: it bears the title of a digest that ships, and its text is made up."""

from kiosk_app.domain.statute import Annex, Clause, Division, Rank, Statute

TITLE = "中华人民共和国居民身份证法"
WORDS = "演示条文，不是法律原文：前来办理的人应当带上证件，工作人员应当一次说清要带的东西和要走的步骤。"
ARTICLES = 60


def made_up_law() -> Statute:
    """Four chapters, one with two sections; sixty articles, the eleventh of which the digest explains."""
    divisions = (
        Division(Rank.CHAPTER, 1, "总则（演示）", 0),
        Division(Rank.CHAPTER, 2, "申领和发放（演示）", 6),
        Division(Rank.CHAPTER, 3, "使用和查验（演示）", 20),
        Division(Rank.SECTION, 1, "使用（演示）", 20),
        Division(Rank.SECTION, 2, "查验的条件、程序和查验人员应当遵守的规矩（演示）", 30),
        Division(Rank.CHAPTER, 4, "附则（演示）", 55),
    )
    clauses = tuple(
        Clause(str(number), (WORDS,) * (1 + number % 3), "演示标题" if number == 12 else "")
        for number in range(1, ARTICLES + 1)
    )
    history = ("2099年1月1日演示会议通过",)
    return Statute(TITLE, "2099-01-01通过", history, (), divisions, clauses, (Annex("附件（演示）", (WORDS,)),))
