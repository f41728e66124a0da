package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/client-go/util/keyutil"
)

// WriteServiceAccountKey writes a new key to sign the tokens of service accounts with, and gives its path.
func writeServiceAccountKey(dir string) (string, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", err
	}
	pem, err := keyutil.MarshalPrivateKeyToPEM(key)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "service-account.key")
	return path, os.WriteFile(path, pem, 0o600)
}

// WriteToken makes a token for an administrator and writes it to a file of static tokens. It gives the file and the token.
func writeToken(dir string) (string, string, error) {
	token := rand.Text()
	path := filepath.Join(dir, "tokens.csv")
	line := fmt.Sprintf("%s,admin,admin,system:masters\n", token)
	return path, token, os.WriteFile(path, []byte(line), 0o600)
}
