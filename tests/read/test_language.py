"""The language screen: sure before it turns a text away."""

import gzip
import json
import unicodedata

import pytest
from conftest import ROOT

from pipeline.read.language import is_vietnamese
from pipeline.text.normal import clean, strip_marks

ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
NEWS = ROOT.parent / "shared" / "corpora" / "news.jsonl.gz"

FOREIGN = {
    "English": "The chairman opened the meeting on Monday and said that it was time for all members to act, for he had no"
    " doubt that they can do it. He was then asked to go on with the plan, and so he did.",
    "French": "Le président a ouvert la réunion de lundi et a déclaré qu'il était temps pour tous les élèves d'agir"
    " selon le nouveau plan à l'hôtel où même les invités étaient présents pour la fête.",
    "Portuguese": "O presidente abriu a reunião na segunda-feira e disse que não há dúvida de que a comissão vai agir"
    " de acordo com o plano, então todos os membros estão de parabéns pela ação.",
    "Romanian": "Președintele a deschis ședința de luni și a spus că este timpul ca toți membrii să acționeze după"
    " planul cel nou, în care să fie și o parte mai bună pentru fiecare dintre ei.",
    "Croatian": "Predsjednik je otvorio sastanak u ponedjeljak i rekao da je vrijeme da se svi građani također slože oko"
    " plana, između kojih će biti i mlađi članovi koji dođu sa svih područja.",
    "Indonesian": "Ketua membuka rapat pada hari Senin dan mengatakan bahwa sudah waktunya bagi semua anggota untuk"
    " bertindak sesuai dengan rencana baru yang telah disetujui oleh pemerintah kota.",
    "Chinese": "委员会主席周一主持会议并表示现在是所有成员按照新计划采取行动的时候了",
    "Chinese with Vietnamese names": "内务厅厅长Nguyễn Thị Hồng Phương主持会议，河南省Trần Văn Hải和Đặng Quang Huy代表成员单位"
    "签署了竞赛协议，并部署了明年的工作任务，Lê Đức Thông当选为下一届会长",
    "Russian": "Председатель комитета открыл заседание в понедельник и сказал, что пора действовать",
    "Korean": "위원장은 월요일 회의를 열고 모든 위원이 새로운 계획에 따라 행동할 때라고 말했다",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_other_languages_are_turned_away(text):
    assert not is_vietnamese(clean(text))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_article_is_lost(path):
    text = clean(path.read_text(encoding="utf-8"))
    assert is_vietnamese(text)
    assert is_vietnamese(text.upper())
    assert is_vietnamese(strip_marks(text)), "typed without marks"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12/7/2018",
        "OK",
        "Hội nghị",
        "Thank you very much",  # too short to tell
        "Sang 12/7, Khoi thi dua cac so to chuc hoi nghi so ket cong tac thi dua sau thang dau nam, trien khai nhiem vu sau thang cuoi nam va ky ket giao uoc thi dua giua cac don vi trong khoi",
        "Hội nghị sơ kết công tác thi đua của Khối thi đua các sở tỉnh Hà Nam được tổ chức sáng nay tại Phủ Lý. 今天上午，河南省各厅局竞赛联合会在府里市召开竞赛工作初步总结会议。",
        "Press release. The meeting of the block was held this morning. " + "Hội nghị sơ kết công tác thi đua. " * 5,
    ],
)
def test_in_doubt_a_text_is_kept(text):
    assert is_vietnamese(text)


@pytest.mark.skipif(not NEWS.is_file(), reason="no ../shared/corpora on this machine")
def test_news_are_kept():
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(500), strict=False)]
    assert [text[:80] for text in texts if not is_vietnamese(unicodedata.normalize("NFC", text))] == []
