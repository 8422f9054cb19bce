"""How the shipped Dutch sentence-embedding model is made: ``python -m training all``.

The student is the teacher's transformer (all-MiniLM-L6-v2) with a Dutch vocabulary, trained so that
the vector of a Dutch text equals the teacher's vector of its English translation (multilingual
knowledge distillation, Reimers & Gurevych 2020, https://arxiv.org/abs/2004.09813).
"""
