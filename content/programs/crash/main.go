// Command crash panics while other goroutines wait for a lock that it holds, so
// that the block which the runtime adds to schedtrace then has something to show.
//
//	crash [-g 3]
package main

import (
	"flag"
	"sync"
	"time"
)

func main() {
	n := flag.Int("g", 3, "goroutines that wait")
	flag.Parse()
	var mu sync.Mutex
	mu.Lock()
	for i := 0; i < *n; i++ {
		go mu.Lock()
	}
	time.Sleep(50 * time.Millisecond)
	panic("deliberate")
}
