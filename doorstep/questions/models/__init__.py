"""What is asked, who looks it up, and the answers that everybody may read."""

from doorstep.questions.models.answer import Answer, Edition
from doorstep.questions.models.question import Question, WayBack
from doorstep.questions.models.researcher import Researcher

__all__ = ["Answer", "Edition", "Question", "Researcher", "WayBack"]
