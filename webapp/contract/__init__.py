"""What other programs may rely on: the answers as typed models, every address with its parameters, and OpenAPI of both.

The models are the documented keys; tests hold the answers to them. How we keep our word is in docs/api.md.
"""
