package org.noonmark.metrology.stability;

/// NumPy's legacy normal numbers: Mersenne Twister 19937 (Matsumoto and Nishimura 1998) and the
/// polar method, as after `numpy.random.seed`.
final class NumpyRandom {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int next = N;
    private double kept = Double.NaN;

    NumpyRandom(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    double gaussian() {
        if (!Double.isNaN(kept)) {
            double value = kept;
            kept = Double.NaN;
            return value;
        }
        while (true) {
            double x1 = 2 * uniform() - 1;
            double x2 = 2 * uniform() - 1;
            double squares = x1 * x1 + x2 * x2;
            if (squares < 1 && squares != 0) {
                double factor = Math.sqrt(-2 * Math.log(squares) / squares);
                kept = factor * x1;
                return factor * x2;
            }
        }
    }

    private double uniform() {
        long high = Integer.toUnsignedLong(bits()) >> 5;
        long low = Integer.toUnsignedLong(bits()) >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    private int bits() {
        if (next == N) {
            for (int i = 0; i < N; i++) {
                int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
                int odd = (y & 1) == 0 ? 0 : 0x9908b0df;
                state[i] = state[(i + M) % N] ^ (y >>> 1) ^ odd;
            }
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }
}
