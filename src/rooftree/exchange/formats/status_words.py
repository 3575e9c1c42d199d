"""What the name of a status says about its category, in the languages of the people who named it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rooftree.exchange.bundle import Category
from rooftree.exchange.formats.names import plain_words

_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")  # written without spaces

# The longest phrase found in a list's name decides; among equals, the upper row. Boards keep lists
# that are no step of work at all (notes, links, people): their cards must not enter a plan, so they
# count as discovery.
CATEGORY_WORDS: Mapping[Category, tuple[str, ...]] = {
    "cancelled": (
        "cancelled", "canceled", "wont do", "wont fix", "will not do", "not doing", "rejected",
        "declined", "dropped", "abandoned", "discarded", "obsolete", "duplicate", "duplicates",
        "trash", "abgebrochen", "abgelehnt", "verworfen", "storniert", "annule", "abandonne",
        "refuse", "rejete", "cancelado", "cancelada", "rechazado", "descartado", "rejeitado",
        "annullato", "rifiutato", "scartato", "geannuleerd", "afgewezen", "anulowane", "odrzucone",
        "отменено", "отклонено", "iptal", "avbruten", "avbrutt", "zruseno", "取消", "キャンセル",
    ),
    "done": (
        "done", "finished", "complete", "completed", "closed", "shipped", "released", "deployed",
        "live", "launched", "delivered", "resolved", "fixed", "merged", "published", "accepted",
        "approved", "in production", "production", "archive", "archived", "fertig", "erledigt",
        "abgeschlossen", "ausgeliefert", "veroffentlicht", "fait", "faits", "faite", "termine",
        "terminee", "termines", "fini", "livre", "publie", "hecho", "hecha", "terminado",
        "completado", "finalizado", "listo", "entregado", "publicado", "feito", "feita",
        "concluido", "concluida", "pronto", "entregue", "fatto", "fatti", "finito", "completato",
        "terminato", "klaar", "gedaan", "afgerond", "gereed", "voltooid", "zrobione", "gotowe",
        "ukonczone", "zakonczone", "готово", "сделано", "завершено", "выполнено", "tamamlandi",
        "finalizada", "terminada",
        "resuelto", "resuelta", "cerrado", "cerrada", "geschlossen", "gelost", "ferme", "resolu",
        "fechado", "fechada", "resolvido", "chiuso", "risolto", "gesloten", "opgelost",
        "zamkniete", "rozwiazane", "закрыто", "закрыт", "решено", "решен",
        "bitti", "yapildi", "klart", "fardig", "avslutad", "ferdig", "faerdig", "hotovo",
        "dokonceno", "kesz", "gata", "valmis", "完成", "已完成", "完了", "완료",
    ),
    "doing": (
        "doing", "in progress", "progress", "wip", "work in progress", "working on", "working",
        "started", "ongoing", "active", "current", "in development", "development", "coding",
        "implementing", "running", "now", "review", "reviewing", "in review",
        "code review", "peer review", "to review", "ready for review", "testing", "test",
        "in test", "to test", "ready for test", "ready for testing", "ready to test", "qa",
        "in qa", "ready for qa", "verify", "verification", "validation", "validating", "staging",
        "uat", "ready to merge", "ready for merge", "ready to deploy", "ready for release",
        "ready to release", "blocked", "waiting", "on hold", "pending", "in arbeit", "arbeit",
        "in bearbeitung", "bearbeitung", "laufend", "begonnen", "prufung", "uberprufung",
        "im test", "wartet", "blockiert", "en cours", "encours", "en attente", "a tester",
        "a valider", "en test", "en revue", "relecture", "haciendo", "en curso", "en progreso",
        "en proceso", "en revision", "revision", "pruebas", "en pruebas", "bloqueado", "fazendo",
        "em andamento", "em progresso", "em curso", "em revisao", "em teste", "in corso",
        "in lavorazione", "in revisione", "in attesa", "bezig", "mee bezig", "in uitvoering",
        "in behandeling", "w toku", "w trakcie", "w realizacji", "testy", "в работе", "в процессе",
        "выполняется", "на проверке", "проверка", "тестирование", "yapiliyor", "devam eden",
        "devam ediyor", "pagaende", "pagar", "pagar nu", "i gang", "probiha", "rozpracovane",
        "folyamatban", "in lucru", "kesken", "tyon alla", "进行中", "进行", "進行中", "作業中",
        "レビュー", "진행", "진행중",
    ),
    "todo": (
        "to do", "todo", "todos", "to dos", "tasks", "task list", "next", "up next", "next up",
        "ready", "selected", "planned", "queue", "queued", "open", "new", "this week", "today",
        "tomorrow", "sprint", "sprint backlog", "current sprint", "committed", "approved to do",
        "to be done", "not started", "not done", "unstarted", "reopened", "needs triage", "needs scheduling",
        "bugs", "issues", "zu erledigen",
        "zu tun", "aufgaben", "offen", "geplant", "als nachstes", "nachste", "a faire", "afaire",
        "taches", "a venir", "prochain", "planifie", "por hacer", "pendiente", "pendientes",
        "tareas", "para hacer", "proximo", "a fazer", "afazer", "para fazer", "tarefas",
        "pendente", "pendentes", "proximos", "da fare", "dafare", "attivita", "prossimi", "te doen",
        "tedoen", "taken", "gepland", "volgende", "do zrobienia", "zadania", "nastepne",
        "к выполнению", "сделать", "задачи", "надо сделать", "план", "запланировано", "yapilacak",
        "yapilacaklar", "att gora", "a gjore", "gjoremal", "at gore", "k udelani", "ukoly",
        "udelat", "teendo", "teendok", "de facut", "tehtava", "tehtavat", "待办", "待辦", "未着手",
        "やること", "할 일", "할일",
    ),
    "discovery": (
        "backlog", "product backlog", "back log", "idea", "ideas", "icebox", "ice box", "inbox",
        "someday", "later", "future", "wish list", "wishlist", "brainstorm", "brainstorming",
        "research", "discovery", "explore", "proposals", "suggestions", "requests",
        "feature requests", "triage", "candidates", "maybe", "parking lot", "roadmap",
        "user stories", "user story", "epics", "info", "information", "notes", "note",
        "resources", "references", "reference", "links", "docs", "documents", "files", "project files",
        "readme", "read me", "about", "about us", "contact", "contacts", "team", "team info",
        "meeting", "meetings", "meeting time", "meeting notes", "agenda", "guidelines", "rules",
        "faq", "how to", "templates", "template", "ideen", "ruckstand", "eingang", "notizen",
        "spater", "idee", "idees", "boite a idees", "plus tard", "reserve", "pistes", "remarques",
        "ideias", "futuro", "notas", "pila de producto", "mas tarde", "mais tarde", "idee futuro",
        "appunti", "ideeen", "later doen", "notities", "pomysly", "kiedys", "notatki", "идеи",
        "бэклог", "беклог", "потом", "заметки", "fikirler", "notlar", "ider", "napady", "otletek",
        "idei", "ideoita", "想法", "アイデア", "バックログ", "아이디어", "백로그",
    ),
}  # fmt: skip

_PHRASES: tuple[tuple[str, Category], ...] = tuple(
    sorted(
        (
            (plain_words(phrase), category)
            for category, phrases in CATEGORY_WORDS.items()
            for phrase in phrases
        ),
        key=lambda pair: (-pair[0].count(" "), -len(pair[0])),
    )
)


@lru_cache(maxsize=1000)
def category_by_name(name: str) -> Category | None:
    """Find the category that the words of a name speak for; None when they say nothing."""
    words = f" {plain_words(name)} "
    for phrase, category in _PHRASES:
        if f" {phrase} " in words or (_UNSPACED.search(phrase) and phrase in words):
            return category
    return None
