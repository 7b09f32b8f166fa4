"""python serve.py serve MODEL --port N: `transformers serve`, of the transformers library as it is, for a Qwen2.5-VL that is shown images only.

The library's processor has a half for videos, and that half imports torchvision, which is of no use here. This one is the library's processor
without it; everything else, the server included, is the library's own code.
"""

from transformers.cli.transformers import main
from transformers.models import qwen2_5_vl
from transformers.models.qwen2_5_vl.processing_qwen2_5_vl import Qwen2_5_VLProcessor


class ImageOnlyProcessor(Qwen2_5_VLProcessor):
    """What a processor is made of is read from the names of these arguments."""

    def __init__(self, image_processor=None, tokenizer=None, chat_template=None):
        super().__init__(image_processor, tokenizer, chat_template=chat_template)


qwen2_5_vl.Qwen2_5_VLProcessor = ImageOnlyProcessor

if __name__ == "__main__":
    main()
