// Command tightloop adds up numbers in a loop that calls nothing, beside a goroutine that allocates. Such a loop can be
// stopped only by a signal: to Go 1.13, and with GODEBUG=asyncpreemptoff=1, everybody who wants to stop the world waits
// until the loop ends.
//
//	tightloop [-d 2s] [-loop 40] [-every 5ms]
package main

import (
	"flag"
	"time"
)

var (
	total int64
	keep  []byte
)

// spin takes about a millisecond for each million.
func spin(millions int) {
	s := int64(0)
	for i := int64(0); i < int64(millions)*1000000; i++ {
		s += i ^ s
	}
	total = s
}

func main() {
	d := flag.Duration("d", 2*time.Second, "how long")
	loop := flag.Int("loop", 40, "millions of rounds without a call")
	every := flag.Duration("every", 5*time.Millisecond, "pause between two allocations of 1 MB")
	flag.Parse()
	stop := time.Now().Add(*d)
	go func() {
		for time.Now().Before(stop) {
			spin(*loop)
			time.Sleep(10 * time.Millisecond)
		}
	}()
	for time.Now().Before(stop) {
		keep = make([]byte, 1<<20)
		time.Sleep(*every)
	}
}
