"""The chat beside the lessons: one pupil who asks one question after the other."""

import time

import httpx

QUESTIONS = (
    "mag ik mijn telefoon gebruiken in de les?",
    "mag ik een foto van mijn juf online zetten?",
    "wat gebeurt er als iemand online gepest wordt?",
    "mag ik vrienden worden met mijn leraar?",
)


async def chat_times(url: str, rounds: int = 3) -> list[float]:
    """Seconds until each answer."""
    times = []
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as http:
        opened = await http.post("/api/conversations", json={"school": "asko", "role": "leerling"})
        conversation = f"/api/conversations/{opened.json()['id']}"
        for question in QUESTIONS * rounds:
            started = time.perf_counter()
            answer = await http.post(f"{conversation}/messages", json={"text": question})
            answer.raise_for_status()
            times.append(time.perf_counter() - started)
        await http.delete(conversation)
    return times
