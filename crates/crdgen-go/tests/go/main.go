// Answers what Go says of regular expressions and URLs: one JSON list of strings a line, `["regex", PATTERN, TEXT…]` or
// `["url", TEXT]`, and one a line back: the error, or what matched, or the parts.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
)

func main() {
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	for {
		var question []string
		if in.Decode(&question) != nil {
			return
		}
		if question[0] == "url" {
			answers.Encode(parts(url.Parse(question[1])) + parts(url.ParseRequestURI(question[1])))
		} else {
			answers.Encode(matches(question[1], question[2:]))
		}
	}
}

func matches(pattern string, texts []string) string {
	regex, err := regexp.Compile(pattern)
	if err != nil {
		return err.Error()
	}
	var matched []bool
	for _, text := range texts {
		matched = append(matched, regex.MatchString(text))
	}
	return fmt.Sprint(matched)
}

func parts(u *url.URL, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	user := ""
	if u.User != nil {
		user = u.User.String() + "@"
	}
	return fmt.Sprintf("%s %s %s%s %s %s %s\n", u.Scheme, u.Opaque, user, u.Host, u.Path, u.RawQuery, u.Fragment)
}
