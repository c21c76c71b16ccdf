// Command slowstart fills a table before main begins, as a package with big regular expressions or data does.
package main

import "strconv"

var table = fill(400000)

func fill(n int) map[string]int {
	m := make(map[string]int)
	for i := 0; i < n; i++ {
		m[strconv.Itoa(i)] = i
	}
	return m
}

func main() { println(len(table)) }
