"""A toy world: three unpacked packages, a phrasebook, question files and a tiny teacher."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import polib
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer import modules
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors, trainers
from tokenizers import models as token_models
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from training.config import (
    AlignRules,
    Config,
    DistilRules,
    DomainRules,
    FinetuneRules,
    Paths,
    VocabularyRules,
)

WORDS = {
    "teacher": "leraar",
    "pupil": "leerling",
    "parent": "ouder",
    "photo": "foto",
    "message": "bericht",
    "school": "school",
    "class": "klas",
    "friend": "vriend",
    "phone": "telefoon",
    "video": "filmpje",
}
VERBS = {"sends": "stuurt", "sees": "ziet", "deletes": "verwijdert", "shares": "deelt"}
PHRASEBOOK = {
    "places": [["Insta", "Instagram"], ["Facebook", "Facebook"]],
    "askers": [["een leraar", "a teacher"], ["een ouder", "a parent"]],
    "others": [["een leerling", "a pupil"], ["een vriend", "a friend"]],
    "acts": [["{w} volgen op {p}", "follow {w} on {p}"], ["{w} filmen", "film {w}"]],
    "frames": [["mag {s} {a}?", "may {s} {b}?"], ["{s} mag niet {a}", "{s} may not {b}"]],
    "terms": [["vriendschapsverzoek", "friend request"]],
    "words": ["ik", "mag"],
}


def toy_sentences() -> list[tuple[str, str]]:
    """(English, Dutch) sentences of seven words."""
    return [
        (f"the {a} {verb} the {b} to the {c}", f"de {x} {ours} de {y} naar de {z}")
        for a, x in WORDS.items()
        for verb, ours in VERBS.items()
        for b, y in list(WORDS.items())[:5]
        for c, z in list(WORDS.items())[5:]
    ]


def write_mo(path: Path, entries: list[tuple[str, str]]) -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for english, dutch in entries:
        catalogue.append(polib.POEntry(msgid=english, msgstr=dutch))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(path))


def write_dictionary(folder: Path, name: str, entries: dict[str, str]) -> None:
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    folder.mkdir(parents=True, exist_ok=True)
    body, index = b"", []
    for word, text in entries.items():
        data = text.encode()
        high, low = divmod(len(body), 64)
        index.append(f"{word}\t{digits[high]}{digits[low]}\t{digits[len(data)]}")
        body += data
    (folder / f"{name}.index").write_text("\n".join(index) + "\n", "utf-8")
    (folder / f"{name}.dict.dz").write_bytes(gzip.compress(body))


def write_questions(folder: Path, author: str, rows: list[tuple[str, str | None]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{author}.jsonl").open("w", encoding="utf-8") as out:
        for dutch, english in rows:
            row = {"topic": "none", "role": "ouder", "q": dutch}
            out.write(json.dumps(row | ({"en": english} if english else {})) + "\n")


def write_corpus(folder: Path) -> None:
    """Training questions on two real topics, in toy words, and some about nothing."""
    folder.mkdir(parents=True)
    groups = (
        ("ask_question", "topic: wachtwoord-aan-anderen, role: ouder, actor: ouder, form: mag", "een foto"),
        ("ask_question", "topic: sancties-ouder, role: ouder, actor: school, form: wie", "de school"),
        ("out_of_scope", "role: ouder", "de leerling"),
    )
    told = "".join(
        f"- intent: {intent}\n  metadata: {{{labels}}}\n  examples: |\n"
        + "".join(f"    - {text} {number}\n" for number in range(8))
        for intent, labels, text in groups
    )
    (folder / "vragen.yml").write_text(f'version: "3.1"\nnlu:\n{told}', "utf-8")


def tiny_teacher(folder: Path) -> Path:
    """A BERT of two layers and 32 numbers over English toy words."""
    torch.manual_seed(0)
    words = Tokenizer(token_models.WordPiece(unk_token="[UNK]"))
    words.normalizer = normalizers.Lowercase()
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)
    words.train_from_iterator([english for english, _ in toy_sentences()], trainer)
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    config = BertConfig(
        vocab_size=words.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=160,
    )
    bert = folder / "bert"
    BertModel(config).save_pretrained(bert)
    PreTrainedTokenizerFast(
        tokenizer_object=words,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    ).save_pretrained(bert)
    transformer = modules.Transformer(str(bert))
    pooling = modules.Pooling(32, pooling_mode="mean")
    model = SentenceTransformer(modules=[transformer, pooling, modules.Normalize()], device="cpu")
    model.save(str(folder / "teacher"))
    return folder / "teacher"


@pytest.fixture(scope="session")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_teacher(tmp_path_factory.mktemp("teacher"))


@pytest.fixture
def toy(tmp_path: Path, teacher: Path) -> Config:
    """A configuration over toy packages that are already unpacked."""
    build, questions = tmp_path / "build", tmp_path / "questions"
    unpacked = build / "unpacked"
    write_mo(unpacked / "app/usr/share/locale/nl/LC_MESSAGES/app.mo", toy_sentences())
    dictd = unpacked / "dict-freedict-nld-eng/usr/share/dictd"
    entries = {nl: f"{nl} /x/\n{en}\n" for en, nl in WORDS.items()}
    write_dictionary(dictd, "freedict-nld-eng", entries)
    (tmp_path / "phrasebook.json").write_text(json.dumps(PHRASEBOOK), "utf-8")
    (tmp_path / "lock.json").write_text(
        json.dumps(
            [
                {
                    "name": "app",
                    "version": "1.2-3",
                    "sha256": "0" * 64,
                    "licence": "GPL-2+",
                    "other_licences": ["MIT"],
                }
            ]
        ),
        "utf-8",
    )
    (tmp_path / "translations.tsv").write_text("wie mag dat?\twho may do that?\n", "utf-8")
    (tmp_path / "clauses.tsv").write_text("filmen mag niet\tfilming is not allowed\n", "utf-8")
    write_questions(questions, "verhalen", [("mag de leraar dat?", "may the teacher do that?"), ("x", None)])
    write_questions(tmp_path / "measured", "dev_1", [("mag de ouder dat?", "may the parent do that?")])
    write_corpus(tmp_path / "nlu")
    return Config(
        Paths(
            build,
            questions,
            measured=tmp_path / "measured",
            corpus=tmp_path / "nlu",
            phrasebook=tmp_path / "phrasebook.json",
            translations=tmp_path / "translations.tsv",
            clauses=tmp_path / "clauses.tsv",
            lock=tmp_path / "lock.json",
            teacher=teacher,
        ),
        domain=DomainRules(question_repeat=2, templates=6),
        vocabulary=VocabularyRules(size=200),
        align=AlignRules(iterations=4),
        distil=DistilRules(passes=6.0, embedding_rate=5e-3, encoder_rate=1e-3, warmup_steps=5, dropout=0.0),
        finetune=FinetuneRules(epochs=1, batch=8, encoder_rate=1e-5, dropout=0.0),
    )
