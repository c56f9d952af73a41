#!/usr/bin/env python3
"""Checks a bundle of evidence, written from docs/evidence.md alone: hashlib and python3-cryptography, no code of ours."""
import base64, hashlib, json, sys, zipfile
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

sha = lambda b: hashlib.sha256(b).digest()
def need(ok, why):
    if not ok: sys.exit("REFUSED: " + why)
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
need(manifest["files"] == {name: sha(data).hex() for name, data in files.items()}, "manifest does not match the files")
logs, witnesses, groups, quorum = {}, {}, {}, "?"
for line in files["policy"].decode().splitlines():
    words = line.split()
    if not words or words[0][0] == "#": continue
    if words[0] == "log": logs[vkey(words[1])[:2]] = vkey(words[1])
    elif words[0] == "witness": witnesses[vkey(words[2])[:2]] = (words[1], vkey(words[2])); groups[words[1]] = words[1]
    elif words[0] == "group":
        parts = [groups[name] for name in words[3:]]
        groups[words[1]] = ({"all": len(parts), "any": 1}.get(words[2]) or number(words[2]), parts)
    elif words[0] == "quorum": quorum = None if words[1] == "none" else groups[words[1]]
text, signatures = files["checkpoint"].decode().rsplit("\n\n", 1)
text += "\n"
need(signatures.endswith("\n") and quorum != "?" and signatures.count("\n") <= 64, "a line is missing, or there are too many")
origin, size, tree = text.split("\n")[:3]
size, tree = number(size), b64(tree)
by_log, signed = False, set()
for line in signatures.splitlines():
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
count = 0
for name in sorted(files):
    if name.startswith("statements/"):
        index = name[11:30]
        head, _, note = files["proofs/" + index + ".tlog-proof"].partition(b"\n\n")
        lines = head.decode().split("\n")
        need(lines[0] == "c2sp.org/tlog-proof@v1" and note == files["checkpoint"], "proof " + index)
        need(number(lines[1].removeprefix("index ")) == int(index) < size, "index of proof " + index)
        need(root(sha(b"\0" + files[name]), int(index), size, [b64(line) for line in lines[2:]]) == tree, name + " is not in the log")
        count += 1
    if name.startswith("material/"): need(sha(files[name]).hex() == name[9:], name)
enough = quorum is None or met(quorum, signed)
print(f"HOLDS: {count} statements of {origin}, witnessed by {sorted(signed) or 'nobody'}{'' if enough else ', TOO FEW'}")
sys.exit(0 if enough else 1)
