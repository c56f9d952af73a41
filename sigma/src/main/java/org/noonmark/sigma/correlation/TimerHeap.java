package org.noonmark.sigma.correlation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// States by when they are due: one place for each, found again by [KeyState#heapIndex], so that a
/// change costs the logarithm of the number of groups and leaves nothing behind.
final class TimerHeap {
    private @Nullable KeyState[] heap = new @Nullable KeyState[16];
    private int size;

    /// The earliest due time; [Times#NEVER] when there is none.
    long nextDue() {
        return size == 0 ? Times.NEVER : at(0).dueNanos;
    }

    KeyState next() {
        return at(0);
    }

    /// Makes a state due at a time, whenever it was due before.
    void set(KeyState state, long dueNanos) {
        state.dueNanos = dueNanos;
        if (state.heapIndex < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            place(size++, state);
        }
        up(state.heapIndex);
        down(state.heapIndex);
    }

    void remove(KeyState state) {
        int index = state.heapIndex;
        if (index < 0) {
            return;
        }
        state.heapIndex = -1;
        state.dueNanos = Times.NEVER;
        var last = at(--size);
        heap[size] = null;
        if (index < size) {
            place(index, last);
            up(index);
            down(last.heapIndex);
        }
    }

    private KeyState at(int index) {
        var state = heap[index];
        if (state == null) {
            throw new IllegalStateException("must be within the heap: index=" + index);
        }
        return state;
    }

    private void place(int index, KeyState state) {
        heap[index] = state;
        state.heapIndex = index;
    }

    private void up(int from) {
        int index = from;
        var state = at(index);
        while (index > 0) {
            int parent = (index - 1) / 2;
            var above = at(parent);
            if (above.dueNanos <= state.dueNanos) {
                break;
            }
            place(index, above);
            index = parent;
        }
        place(index, state);
    }

    private void down(int from) {
        int index = from;
        var state = at(index);
        while (true) {
            int child = 2 * index + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && at(child + 1).dueNanos < at(child).dueNanos) {
                child++;
            }
            var below = at(child);
            if (below.dueNanos >= state.dueNanos) {
                break;
            }
            place(index, below);
            index = child;
        }
        place(index, state);
    }
}
