"""What the name of a type of issues says about its kind, in the languages of the people who named it."""

from collections.abc import Mapping

from rooftree.exchange.formats.names import plain_words

LEVELS: Mapping[str, int] = {
    "sub-task": 1, "task": 2, "story": 2, "bug": 2, "milestone": 2, "feature": 3, "initiative": 4,
}  # fmt: skip

# The first row with a phrase among the words of the name decides.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "sub-task": (
        "sub task", "subtask", "sub bug", "sub test execution", "unteraufgabe", "sous tache", "subtarea",
        "subtarefa", "sottotask", "sotto task", "sottoattivita", "subtaak", "deeltaak", "podzadanie",
        "подзадача", "alt gorev", "deluppgift", "underopgave", "deloppgave", "alitehtava", "podukol",
        "dilci ukol", "reszfeladat", "サブタスク", "子任务", "子任務", "하위 작업", "nhiem vu con",
    ),
    "initiative": ("initiative", "theme", "portfolio epic", "iniciativa", "iniziativa", "inicjatywa"),
    "feature": (
        "epic", "epik", "epos", "epopee", "epica", "epico", "epopeya",
        "эпик", "эпос", "エピック", "长篇故事", "에픽", "capability",
    ),
    "bug": (
        "bug", "defect", "fault", "failure", "error", "incident", "fehler", "defaut", "anomalie", "erreur",
        "defecto",
        "falla", "erro", "defeito", "difetto", "errore", "fout", "blad", "błąd", "usterka", "ошибка",
        "баг", "дефект", "hata", "fejl", "feil", "virhe", "chyba", "hiba", "バグ", "不具合", "故障",
        "缺陷", "버그", "loi",
    ),
    "milestone": ("milestone", "meilenstein", "jalon", "hito", "marco", "kamień milowy", "веха"),
    "story": (
        "story", "user story", "improvement", "new feature", "feature", "feature request",
        "enhancement", "change request", "suggestion", "historia", "historia de usuario", "anwenderstory",
        "verbesserung", "neue funktion", "recit", "histoire", "amelioration", "nouvelle fonctionnalite",
        "mejora", "nueva funcion", "nueva funcionalidad", "melhoria", "nova funcionalidade", "novo recurso",
        "storia", "miglioramento", "nuova funzionalita", "verhaal", "verbetering", "historyjka", "ulepszenie",
        "usprawnienie", "nowa funkcja", "история", "улучшение", "новая функциональность", "hikaye",
        "berattelse", "ストーリー", "改善", "新機能", "故事", "改进", "新功能", "스토리",
    ),
    "task": (
        "task", "technical task", "chore", "spike", "investigation", "to do", "test", "support", "question",
        "job", "aufgabe", "tache", "tarea", "tarefa", "attivita", "compito", "taak", "zadanie", "задача",
        "gorev", "uppgift", "opgave", "oppgave", "tehtava", "ukol", "feladat", "タスク", "任务", "任務",
        "작업", "nhiem vu",
    ),
}  # fmt: skip


def kind_by_name(name: str) -> str | None:
    """Find the kind that the name of a type speaks for; None when it says nothing."""
    words = plain_words(name)
    for kind, phrases in _EXACT.items():
        if words in phrases:
            return kind
    return next(
        (
            kind
            for kind, phrases in _EXACT.items()
            if any(f" {phrase} " in f" {words} " for phrase in phrases)
        ),
        None,
    )


_EXACT = {
    kind: frozenset(plain_words(phrase) for phrase in phrases) for kind, phrases in _WORDS.items()
}
