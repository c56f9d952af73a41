#!/usr/bin/env python3
"""Checks a bundle of evidence, written from docs/evidence.md alone: hashlib and python3-cryptography, no code of ours."""
import base64, hashlib, json, re, sys, zipfile

sha = lambda b: hashlib.sha256(b).digest()
def need(ok, why):
    if not ok: print("REFUSED: " + why, file=sys.stderr); sys.exit(2)
sys.excepthook = lambda kind, why, trace: need(False, f"what it says cannot be read ({kind.__name__}: {why})")
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
def b64(text):
    raw = base64.b64decode(text, validate=True)
    need(base64.b64encode(raw).decode() == text, "base64 that is not canonical")
    return raw
def number(text):
    need(text.isascii() and text.isdigit() and str(int(text)) == text and int(text) < 2**63, "number " + text)
    return int(text)
def vkey(text):
    name, key_id, typed = text.split("+", 2)
    typed = b64(typed)
    need(sha(name.encode() + b"\n" + typed)[:4].hex() == key_id, "ID of key " + name)
    return name, bytes.fromhex(key_id), typed[0], typed[1:]
def met(quorum, signed):
    if isinstance(quorum, str): return quorum in signed
    return sum(met(part, signed) for part in quorum[1]) >= quorum[0]
def root(leaf, index, size, path):  # RFC 6962 section 2.1.1, from the top: how long a path has to be follows from index and size
    if size == 1: return leaf if not path else need(False, "path too long")
    need(path, "path too short")
    split = 1 << (size - 1).bit_length() - 1
    if index < split: return sha(b"\1" + root(leaf, index, split, path[:-1]) + path[-1])
    return sha(b"\1" + path[-1] + root(leaf, index - split, size - split, path[:-1]))

archive = zipfile.ZipFile(sys.argv[1])
files = {name: archive.read(name) for name in archive.namelist()}
need(len(files) == len(archive.namelist()), "a name twice")
manifest = json.loads(files.pop("manifest.json"))
need(manifest["format"] == "noonmark-evidence-1", "another format")
need(manifest["files"] == {name: sha(data).hex() for name, data in files.items()}, "manifest does not match the files")
for name in files: need(name in ("readme.txt", "checkpoint", "policy", "dispute.json", "dispute.tst") or name.split("/")[0] in ("statements", "proofs", "material", "earlier"), name + " does not belong here")
logs, witnesses, groups, quorum, seen = {}, {}, {}, "?", set()
def new(role, what, name):  # nobody counts twice, and nothing is said twice
    need((role, what) not in seen and name not in groups, f"said twice: {role} {what}")
    need(name is None or name != "none" and re.fullmatch("[!-~]+", name) and not set("{},") & set(name), "a name that reads as something else")
    seen.add((role, what))
for line in files["policy"].decode().split("\n"):
    words = re.findall("[^ \t]+", line)
    if not words or words[0][0] == "#": continue
    if words[0] == "log": new("log", vkey(words[1])[3], None); logs[vkey(words[1])[:2]] = vkey(words[1])
    elif words[0] == "witness": new("witness", vkey(words[2])[3], words[1]); witnesses[vkey(words[2])[:2]] = (words[1], vkey(words[2])); groups[words[1]] = words[1]
    elif words[0] == "group":
        for name in words[3:]: new("member", name, None)
        new("group", words[1], words[1]); parts = [groups[name] for name in words[3:]]
        least = {"all": len(parts), "any": 1}.get(words[2]) or number(words[2])
        need(1 <= least <= len(parts), "the number of group " + words[1])
        groups[words[1]] = (least, parts)
    elif words[0] == "quorum": new("quorum", "", None); quorum = None if words[1] == "none" else groups[words[1]]
    else: need(False, "a line of the policy: " + words[0])
text, signatures = files["checkpoint"].decode().rsplit("\n\n", 1)
text += "\n"
need(signatures.endswith("\n") and quorum != "?" and signatures.count("\n") <= 64, "a line is missing, or there are too many")
origin, size, tree = text.split("\n")[:3]
size, tree = number(size), b64(tree)
by_log, signed = False, set()
for line in signatures[:-1].split("\n"):
    dash, name, blob = line.split(" ")
    need(dash == "\u2014", "a signature without its dash")
    blob = b64(blob)
    key = (name, blob[:4])
    try:
        if key in logs and name == origin and logs[key][2] == 1:
            Ed25519PublicKey.from_public_bytes(logs[key][3]).verify(blob[4:], text.encode()); by_log = True
        elif key in witnesses and witnesses[key][1][2] == 4:
            time = int.from_bytes(blob[4:12], "big")
            need(0 < time < 2**63, "time of a witness")
            Ed25519PublicKey.from_public_bytes(witnesses[key][1][3]).verify(blob[12:], b"cosignature/v1\ntime %d\n" % time + text.encode())
            signed.add(witnesses[key][0])
    except Exception: need(False, "signature of " + name)
need(by_log, "the log has not signed")
count, last, gaps = 0, None, []
for name in sorted(files):
    if name.startswith("statements/"):
        index = name[11:30]
        head, _, note = files["proofs/" + index + ".tlog-proof"].partition(b"\n\n")
        lines = head.decode().split("\n")
        need(lines[0] == "c2sp.org/tlog-proof@v1" and note == files["checkpoint"], "proof " + index)
        need(number(lines[1].removeprefix("index ")) == int(index) < size, "index of proof " + index)
        need(root(sha(b"\0" + files[name]), int(index), size, [b64(line) for line in lines[2:]]) == tree, name + " is not in the log")
        count += 1
        body = json.loads(files[name])
        if body["kind"] == "tick":
            need(last is None or body["n"] > last[0], "ticks that do not go up")
            need(last is None or body["n"] > last[0] + 1 or body["previous"] == last[1], "a tick that does not bind the one before it")
            if last and body["n"] > last[0] + 1: gaps.append(f"{last[0] + 1} to {body['n'] - 1}")
            last = (body["n"], sha(files[name]).hex())
    if name.startswith("material/"): need(sha(files[name]).hex() == name[9:], name)
need(count == sum(name.startswith("proofs/") for name in files), "proofs without a statement")
enough = quorum is None or met(quorum, signed)
print(f"HOLDS: {count} statements of {origin}, witnessed by {sorted(signed) or 'nobody'}{'' if enough else ', TOO FEW'}")
if gaps: print("missing: ticks " + ", ".join(gaps))
sys.exit(0 if enough else 1)
