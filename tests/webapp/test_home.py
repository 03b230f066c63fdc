"""The home page shows the newest lines, who was asked and silent, and where every dispute stands."""


def test_an_empty_record_says_what_to_run(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "Nothing is on record yet" in page.text
    assert "onrecord crawl" in page.text


def test_home_lists_every_dispute_with_its_status_and_source(client, small_record):
    page = client.get("/").text

    for title in ("DeepSeek", "Disney v. Midjourney", "Authors – Anthropic"):
        assert title in page
    assert "Said to be under investigation" in page
