# Loaded by Orca from its folder of settings: every utterance becomes a line of JSON instead of sound; no speech server is needed.
import json
import os
import time

from orca import settings, speech

_log = open(os.environ["SPEECH_LOG"], "a", buffering=1, encoding="utf-8")


def _write(kind, text):
    if text is not None and str(text).strip():
        _log.write(json.dumps({"t": round(time.time(), 3), "kind": kind, "text": str(text)}, ensure_ascii=False) + "\n")


def _say_all(utterances, _progress):
    for context, _voice in utterances:
        _write("say", context.utterance)


speech._speak = lambda text, voice, interrupt: _write("say", text)
speech.init = lambda *_arguments, **_named: None
speech.shutdown = lambda *_arguments, **_named: None
speech.stop = lambda *_arguments, **_named: None
speech.speakCharacter = lambda character, voice=None: _write("say", character)
speech.speakKeyEvent = lambda event, voice=None: None
speech.sayAll = _say_all

settings.enableSpeech = True
settings.enableBraille = False
settings.enableBrailleMonitor = False
settings.enableSound = False
settings.enablePositionSpeaking = True
settings.onlySpeakDisplayedText = False
settings.enableEchoByWord = False
settings.enableKeyEcho = False
settings.sayAllOnLoad = False
settings.speechVerbosityLevel = settings.VERBOSITY_LEVEL_VERBOSE
