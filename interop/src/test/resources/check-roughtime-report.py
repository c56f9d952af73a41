#!/usr/bin/env python3
"""Checks a Roughtime malfeasance report (RFC 10049 section 8.4.1) without Noonmark.

Python's own library and openssl only. Prints the midpoints and every pair that cannot be true;
ends with 0 when malfeasance is proven.
"""
import base64, hashlib, json, os, struct, subprocess, sys, tempfile

SPELLINGS = {1: (b"Roughtime", b"RoughTime"), 0x8000000C: (b"RoughTime",)}
SPKI = bytes.fromhex("302a300506032b6570032100")


def H(data):
    return hashlib.sha512(data).digest()[:32]


def message(data):
    count = struct.unpack_from("<I", data)[0]
    starts = (0,) + struct.unpack_from("<%dI" % (count - 1), data, 4)
    values = data[8 * count:]
    tags = [data[4 * count + 4 * i:4 * count + 4 * i + 4].rstrip(b"\0").decode() for i in range(count)]
    return {t: values[a:b] for t, a, b in zip(tags, starts, starts[1:] + (len(values),))}


def packet(data):
    assert data[:8] == b"ROUGHTIM" and struct.unpack_from("<I", data, 8)[0] == len(data) - 12
    return message(data[12:])


def signed(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        for name, content in zip(names, (SPKI + key, text, signature)):
            with open(name, "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0],
                   "-rawin", "-in", names[1], "-sigfile", names[2]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def statement(key, request, response):
    asked, root = packet(request), packet(response)
    srep, cert = message(root["SREP"]), message(root["CERT"])
    dele = message(cert["DELE"])
    assert asked["NONC"] == root["NONC"] and struct.unpack("<I", root["TYPE"])[0] == 1
    node, index = H(b"\0" + request), struct.unpack("<I", root["INDX"])[0]
    for at in range(0, len(root["PATH"]), 32):
        sibling = root["PATH"][at:at + 32]
        node = H(b"\1" + (sibling + node if index & 1 else node + sibling))
        index >>= 1
    assert index == 0 and node == srep["ROOT"], "not in the tree"
    version = struct.unpack("<I", srep["VER"])[0]
    assert any(signed(key, word + b" v1 delegation signature\0" + cert["DELE"], cert["SIG"])
               and signed(dele["PUBK"], word + b" v1 response signature\0" + root["SREP"], root["SIG"])
               for word in SPELLINGS[version]), "not signed"
    midpoint, radius = struct.unpack("<Q", srep["MIDP"])[0], struct.unpack("<I", srep["RADI"])[0]
    assert struct.unpack("<Q", dele["MINT"])[0] <= midpoint <= struct.unpack("<Q", dele["MAXT"])[0]
    return midpoint, radius


def main(name):
    links = [{k: base64.b64decode(v) for k, v in link.items()} for link in json.load(open(name))["responses"]]
    times, before = [], None
    for link in links:
        if before is not None:
            assert packet(link["request"])["NONC"] == H(before + link["rand"]), "not chained"
        before = link["response"]
        times.append(statement(link["publicKey"], link["request"], link["response"]))
        print("midpoint %d radius %d" % times[-1])
    wrong = [(i, j) for i in range(len(times)) for j in range(i + 1, len(times))
             if times[i][0] - times[i][1] > times[j][0] + times[j][1]]
    for pair in wrong:
        print("malfeasance: %d before %d" % pair)
    return 0 if wrong else 1


sys.exit(main(sys.argv[1]))
