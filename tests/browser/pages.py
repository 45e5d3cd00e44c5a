"""Every page of the dashboard: its title in both languages, and an address at which it has something to show."""

TITLES = {
    "": {"en": "Outstanding ratifications", "ru": "Незавершённые ратификации"},
    "inbox": {"en": "Inbox", "ru": "Входящие"},
    "matrix": {"en": "Matrix", "ru": "Сводная таблица"},
    "instrument": {"en": "Collective Security Treaty 1992", "ru": "Договор о коллективной безопасности 1992"},
    "state": {"en": "States", "ru": "Государства"},
    "timeline": {"en": "Timeline", "ru": "Хронология"},
    "changes": {"en": "Then and now", "ru": "Тогда и сейчас"},
    "whatif": {"en": "What if", "ru": "Что, если"},
    "record": {"en": "Record", "ru": "Внести запись"},
    "register": {"en": "Register", "ru": "Реестр"},
    "report": {"en": "Report", "ru": "Отчёт"},
}
ADDRESSES = {path: f"{path}?as_of=2022-12-05" for path in TITLES}
