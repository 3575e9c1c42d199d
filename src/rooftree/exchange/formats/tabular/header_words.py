"""What tools and people call their columns. The first words of a row are the likeliest."""

from collections.abc import Mapping

from rooftree.exchange.formats.names import plain_words

# English, German, French, Spanish, Portuguese, Italian, Dutch, Polish.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "task name", "card name", "issue title", "task title", "item name", "summary",
        "subject", "name", "task", "work item", "item", "card", "content", "user story", "story",
        "issue", "requirement", "to do", "todo", "activity", "deliverable",
        "titel", "vorgangsname", "aufgabenname", "aufgabe", "betreff", "bezeichnung", "vorgang", "titre",
        "nom de la tâche", "nom", "tâche", "objet", "título", "nombre de tarea", "nombre", "tarea",
        "asunto", "nome da tarefa", "tarefa", "nome", "assunto", "titolo", "attività", "oggetto",
        "taaknaam", "taak", "naam", "onderwerp", "tytuł", "nazwa zadania", "zadanie", "nazwa", "temat",
    ),
    "id": (
        "id", "key", "task id", "issue id", "issue key", "item id", "card id", "work item id", "number",
        "task number", "issue number", "identifier", "ticket", "ticket id", "ticket number", "reference",
        "ref", "no", "nr", "num", "unique id", "task custom id", "uuid", "schlüssel", "nummer", "kennung",
        "numéro", "identifiant", "clé", "número", "clave", "identificador", "chave", "numero", "chiave",
        "sleutel", "numer", "identyfikator", "klucz", "wbs",
    ),
    "description": (
        "description", "issue description", "task description", "card description", "task content",
        "notes", "note", "details", "body", "desc", "text", "long description", "beschreibung",
        "notizen", "notiz", "remarques", "descripción", "notas", "detalles", "descrição", "detalhes",
        "descrizione", "note dettagliate", "omschrijving", "beschrijving", "opis", "notatki",
    ),
    "status": (
        "status", "state", "workflow state", "workflow status", "kanban status", "task status",
        "issue status", "list name", "list", "column name", "column", "section column", "section",
        "stage", "board column", "progress", "bucket", "bucket name", "zustand", "spalte", "liste",
        "statut", "état", "etat", "colonne", "estado", "columna", "lista", "situação", "coluna",
        "stato", "colonna", "stan", "kolumna",
    ),
    "category": ("status category", "state category", "status type", "state type", "workflow state type"),
    "type": (
        "type", "issue type", "work item type", "task type", "item type", "kind", "tracker",
        "story type", "work type", "typ", "art", "vorgangstyp", "tipo", "type de tâche", "soort",
    ),
    "priority": (
        "priority", "prio", "importance", "urgency", "priorität", "dringlichkeit", "priorité",
        "prioridad", "prioridade", "priorità", "prioriteit", "priorytet",
    ),
    "assignee": (
        "assignee", "assignees", "assigned to", "assigned", "assign", "owner", "owners", "responsible",
        "person", "people", "members", "member", "resource", "resource names", "dri", "who",
        "zugewiesen an", "zugewiesen", "bearbeiter", "verantwortlich", "zuständig", "person en charge",
        "assigné à", "assigné", "responsable", "asignado a", "asignado", "atribuído a", "responsável",
        "assegnatario", "assegnato a", "responsabile", "toegewezen aan", "verantwoordelijke",
        "przypisany do", "przypisane do", "osoba", "odpowiedzialny",
    ),
    "assignee_email": ("assignee email", "assignee e mail", "owner email", "assigned to email"),
    "reporter": (
        "reporter", "creator", "created by", "author", "requester", "requested by", "submitter",
        "opened by", "reported by", "raised by", "ersteller", "erstellt von", "autor", "melder", "auteur",
        "créé par", "rapporteur", "creado por", "informador", "criado por", "relator", "creato da",
        "autore", "aangemaakt door", "utworzone przez", "zgłaszający",
    ),
    "label": (
        "labels", "label", "tags", "tag", "keywords", "schlagwörter", "etiketten", "étiquettes",
        "libellés", "mots clés", "etiquetas", "etiqueta", "etichette", "tagi", "etykiety",
    ),
    "space": (
        "project", "project name", "board", "board name", "team", "team name", "space name",
        "workspace", "projekt", "projet", "équipe", "proyecto", "tablero", "equipo", "projeto", "quadro",
        "progetto", "bacheca", "projectnaam", "zespół",
    ),
    "component": (
        "component", "components", "area path", "area", "module", "group", "group name", "category",
        "feature area", "folder", "epic name", "bereich", "gruppe", "kategorie", "modul", "komponente",
        "groupe", "catégorie", "composant", "grupo", "categoría", "componente", "categoria", "gruppo",
        "groep", "kategoria", "komponent",
    ),
    "release": (
        "release", "releases", "version", "fix version", "fix versions", "target version", "milestone",
        "project milestone", "target release", "meilenstein", "jalon", "hito", "versión", "marco",
        "versão", "versione", "mijlpaal", "wersja",
    ),
    "sprint": ("sprint", "sprint name", "cycle name", "cycle", "iteration", "iteration path", "iteración"),
    "sprint_number": ("cycle number", "sprint number", "iteration number"),
    "sprint_start": ("cycle start", "sprint start", "sprint start date", "iteration start"),
    "sprint_finish": ("cycle end", "sprint end", "sprint end date", "iteration end", "sprint finish"),
    "parent": (
        "parent", "parent id", "parent task", "parent issue", "parent item", "parent key", "parent task id",
        "parent name", "parent issue key", "epic link", "subtask of", "übergeordnet",
        "übergeordnete aufgabe", "tâche parente", "tarea principal", "tarea padre", "tarefa pai",
        "attività principale", "bovenliggende taak", "zadanie nadrzędne",
    ),
    "level": ("indent", "outline level", "level", "indentation", "gliederungsebene", "ebene"),
    "blocked_by": (
        "blocked by", "blocked by dependencies", "predecessors", "predecessor", "depends on",
        "dependencies", "dependency", "dependent on", "waiting on", "vorgänger", "prédécesseurs",
        "predecesoras", "predecessori", "voorafgaande taken",
    ),
    "blocks": ("blocks", "blocking", "blocking dependencies", "successors", "successor", "nachfolger"),
    "related": ("related to", "related issues", "related", "relates to", "linked issues", "links"),
    "duplicates": ("duplicate of", "duplicates", "is duplicate of"),
    "points": (
        "story points", "story point estimate", "points", "estimate points", "effort points", "weight",
        "sprint points", "size", "sp", "storypoints", "puntos", "punti", "punten",
    ),
    "estimate": (
        "original estimate", "time estimate", "estimated time", "estimate", "estimated hours", "estimation",
        "time estimated text", "time estimated", "effort", "work", "duration", "schätzung", "aufwand",
        "geschätzte zeit", "geschätzter aufwand", "dauer", "arbeit", "durée", "estimado", "duración",
        "estimativa", "stima", "durata", "schatting", "duur",
    ),
    "remaining": (
        "remaining estimate", "remaining work", "remaining", "remaining time", "remaining hours",
        "restaufwand", "verbleibend", "restant", "restante", "resterend",
    ),
    "start": (
        "start date", "start", "planned start", "begin", "begin date", "start date text", "startdatum",
        "beginn", "anfang", "début", "date de début", "fecha de inicio", "inicio", "data de início",
        "início", "data di inizio", "inizio", "begindatum", "data rozpoczęcia",
    ),
    "due": (
        "due date", "due", "due on", "deadline", "target date", "finish", "finish date", "end date", "end",
        "due at", "due date text", "planned finish", "timeline end", "fälligkeitsdatum", "fällig am",
        "fällig", "fälligkeit", "frist", "termin", "enddatum", "ende", "échéance", "date d'échéance",
        "date limite", "fin", "fecha de vencimiento", "vencimiento", "fecha límite", "data de vencimento",
        "vencimento", "prazo", "data di scadenza", "scadenza", "vervaldatum", "einddatum",
        "termin wykonania",
    ),
    "created": (
        "created", "created at", "created date", "date created", "creation date", "created on",
        "created at utc", "creation log", "date created text", "added", "erstellt", "erstellt am",
        "angelegt", "créé", "créé le", "date de création", "creado", "fecha de creación", "criado",
        "data de criação", "creato", "data di creazione", "aangemaakt", "utworzono", "data utworzenia",
    ),
    "updated": (
        "updated", "updated at", "last modified", "changed date", "modified", "last updated",
        "updated on", "updated at utc", "last activity date", "last activity", "last edited time",
        "date updated", "date updated text", "aktualisiert", "geändert", "geändert am", "modifié",
        "mis à jour", "actualizado", "modificado", "atualizado", "aggiornato", "modificato",
        "bijgewerkt", "gewijzigd", "zaktualizowano",
    ),
    "began": ("started", "started at", "activated date", "in progress at", "actual start", "begonnen am"),
    "finished": (
        "completed", "completed at", "completed date", "completion date", "closed", "closed date",
        "closed at", "closed on", "closed at utc", "done date", "date done", "date closed",
        "date closed text", "resolved", "resolved at", "resolved date", "finished", "finished at",
        "actual finish", "actual end", "erledigt am", "abgeschlossen am", "abgeschlossen", "terminé le",
        "fermé le", "completado el", "cerrado", "concluído em", "completato il", "chiuso",
        "voltooid op", "ukończono",
    ),
    "cancelled": ("canceled", "cancelled", "canceled at", "cancelled at", "cancelled on"),
    "done": (
        "done", "complete", "is complete", "is done", "due complete", "percent complete", "complete percent",
        "progress percent", "erledigt", "fertig", "terminé", "fait", "hecho", "feito", "fatto", "klaar",
    ),
    "archived": ("archived", "archived at", "is archived", "archiviert", "archivé", "archivado"),
    "votes": ("votes", "vote count", "upvotes", "stimmen"),
    "url": ("url", "link", "card url", "web url", "task url", "issue url", "permalink"),
    "comment": ("comments", "comment", "latest comment", "kommentare", "commentaires", "comentarios"),
}  # fmt: skip

RANKED: dict[str, tuple[str, int]] = {}
"""{plain words of a header: (meaning, how likely: 0 is the most)}"""
for _meaning, _phrases in _WORDS.items():
    for _place, _phrase in enumerate(_phrases):
        RANKED.setdefault(plain_words(_phrase), (_meaning, _place))
