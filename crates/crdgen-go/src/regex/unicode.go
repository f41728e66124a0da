// Writes unicode.txt: `go run unicode.go > unicode.txt`, with the Go that the API server of the day is built with.
//
// One line a name that Go's regexp/syntax can find: its ranges, or `=` and the names that it unites. The last line is
// case: `41-5A+20` says that 41 and 61 are one letter, and so on up to 5A and 7A; `100-12E/2+1` takes every second.
package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

func main() {
	fmt.Printf("# Unicode %s, by unicode.go.\n", unicode.Version)
	for _, name := range slices.Sorted(maps.Keys(unicode.Categories)) {
		switch parts := within(name); {
		case len(parts) > 0:
			fmt.Printf("%s =%s\n", name, strings.Join(parts, "+"))
		default:
			fmt.Println(name + ranges(unicode.Categories[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(unicode.CategoryAliases)) {
		fmt.Printf("%s =%s\n", canonical(name), unicode.CategoryAliases[name])
	}
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		// The parser looks for the canonical form of a name, so it finds no script whose name has another.
		if canonical(name) == name {
			fmt.Println(name + ranges(unicode.Scripts[name]))
		}
	}
	fmt.Println("fold" + folds())
}

// within gives the two-letter categories that a category unites.
func within(name string) (parts []string) {
	for _, part := range slices.Sorted(maps.Keys(unicode.Categories)) {
		switch {
		case len(part) != 2 || part == "LC":
		case len(name) == 1 && part[0] == name[0], name == "LC" && strings.Contains("Ll Lt Lu", part):
			parts = append(parts, part)
		}
	}
	return parts
}

func canonical(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "_", ""))
	return strings.ToUpper(name[:1]) + name[1:]
}

func ranges(table *unicode.RangeTable) string {
	var out strings.Builder
	low := rune(-1)
	for c := rune(0); c <= unicode.MaxRune+1; c++ {
		switch in := unicode.Is(table, c); {
		case in && low < 0:
			low = c
		case !in && low >= 0:
			if fmt.Fprintf(&out, " %X", low); c-1 > low {
				fmt.Fprintf(&out, "-%X", c-1)
			}
			low = -1
		}
	}
	return out.String()
}

// folds gives the pairs of neighbours in all cycles of SimpleFold, which are enough to find the cycles again.
func folds() string {
	type run struct{ low, high, stride, delta rune }
	var runs []run
	for c := rune(0); c <= unicode.MaxRune; c++ {
		next := unicode.SimpleFold(c)
		if next <= c {
			continue
		}
		i := len(runs) - 1
		if i >= 0 && runs[i].delta == next-c {
			stride := c - runs[i].high
			if runs[i].stride == 0 && stride <= 2 || runs[i].stride == stride {
				runs[i].high, runs[i].stride = c, stride
				continue
			}
		}
		runs = append(runs, run{c, c, 0, next - c})
	}
	var out strings.Builder
	for _, run := range runs {
		fmt.Fprintf(&out, " %X-%X", run.low, run.high)
		if run.stride == 2 {
			out.WriteString("/2")
		}
		fmt.Fprintf(&out, "+%X", run.delta)
	}
	return out.String()
}
