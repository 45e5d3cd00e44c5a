"""Every page of the dashboard: its title in both languages, and an address at which it has something to show."""

TITLES = {
    "": {"en": "Outstanding ratifications", "ru": "Незавершённые ратификации"},
    "matrix": {"en": "Matrix", "ru": "Сводная таблица"},
    "instrument": {"en": "Collective Security Treaty 1992", "ru": "Договор о коллективной безопасности 1992"},
    "record": {"en": "Record", "ru": "Внести запись"},
    "report": {"en": "Report", "ru": "Отчёт"},
}
ADDRESSES = {path: f"{path}?as_of=2022-12-05" for path in TITLES}
