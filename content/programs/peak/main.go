// Command peak needs much memory for a moment and little afterwards: what was collected goes back to the system slowly.
//
//	peak [-mb 200] [-d 6s]
package main

import (
	"flag"
	"time"
)

var (
	keep  [][]byte
	waste []byte
)

func main() {
	mb := flag.Int("mb", 200, "MB at the peak")
	d := flag.Duration("d", 6*time.Second, "how long afterwards")
	flag.Parse()
	for i := 0; i < *mb; i++ {
		b := make([]byte, 1<<20)
		for k := range b {
			b[k] = 1
		}
		keep = append(keep, b)
	}
	time.Sleep(300 * time.Millisecond)
	keep = keep[:8:8]
	for i, all := 0, make([][]byte, 8); i < 8; i++ {
		all[i] = keep[i]
		if i == 7 {
			keep = all
		}
	}
	for stop := time.Now().Add(*d); time.Now().Before(stop); {
		waste = make([]byte, 256<<10)
		time.Sleep(2 * time.Millisecond)
	}
}
