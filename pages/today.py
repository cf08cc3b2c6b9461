"""The first page: where the administration stands, what changed, what is missing."""

from indicators import charts, ui

view = ui.start("today")
words = view.words
shown = charts.headline_indicators()
staff = view.observations("women_share_of_staff")
ui.title(view, words.say("Where we stand, {date}", date=words.when(staff)) if len(staff) else "")
ui.pick_city(view)
ui.needs(view, [indicator.slug for indicator in shown])
ui.answer(charts.answers.standing(words, staff, view.observations("women_among_executives")))

ui.headlines(view, [charts.headline(words, each, view.observations(each.slug)) for each in shown])

missing = charts.missing_fields(words, view.city, view.store.coverage())
if missing:
    ui.subtitle(words.say("Nothing was delivered yet on: {fields}.", fields=words.listing(missing)))
    ui.prose_table(charts.where_published(words, view.city))
ui.close(view)
