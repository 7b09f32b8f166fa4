#!/bin/sh
# Writes test/fixtures/decoder: the reduced pack and what the sampler must give on it. Run in training/, with its Python.
set -e
python export_decoder.py --reduced --half --out ../test/fixtures/decoder/pack
python decoder/reference.py --pack ../test/fixtures/decoder/pack --out ../test/fixtures/decoder
