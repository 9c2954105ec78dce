"""What would a browser with a passkey answer? A passkey in software, for tests."""

from __future__ import annotations

import json
import secrets
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST = "localhost"
ORIGIN = f"http://{HOST}"
FLAG = AuthenticatorData.FLAG


class SoftPasskey:
    """A key that answers the challenges of one website."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.key_id = secrets.token_bytes(16)

    def created(self, options: str) -> str:
        """Answer the challenge to make a passkey."""
        public = ES256.from_cryptography_key(self._key.public_key())  # type: ignore[no-untyped-call]  # fido2 has no types there
        made = AttestedCredentialData.create(Aaguid.NONE, self.key_id, public)
        data = AuthenticatorData.create(
            sha256(HOST.encode()).digest(), FLAG.UP | FLAG.UV | FLAG.AT, 0, made
        )
        said = self._said(options, CollectedClientData.TYPE.CREATE)
        attestation = AttestationObject.create("none", data, {})
        return self._answer(clientDataJSON=bytes(said), attestationObject=bytes(attestation))

    def asked(self, options: str) -> str:
        """Answer the challenge to use it."""
        data = AuthenticatorData.create(sha256(HOST.encode()).digest(), FLAG.UP | FLAG.UV, 1)
        said = self._said(options, CollectedClientData.TYPE.GET)
        signature = self._key.sign(bytes(data) + said.hash, ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=bytes(said), authenticatorData=bytes(data), signature=signature
        )

    def _said(self, options: str, kind: str) -> CollectedClientData:
        challenge = json.loads(options)["publicKey"]["challenge"]
        return CollectedClientData.create(kind, challenge, ORIGIN)

    def _answer(self, **response: bytes) -> str:
        answer: dict[str, Any] = {
            "id": websafe_encode(self.key_id),
            "rawId": websafe_encode(self.key_id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {name: websafe_encode(value) for name, value in response.items()},
        }
        return json.dumps(answer)
