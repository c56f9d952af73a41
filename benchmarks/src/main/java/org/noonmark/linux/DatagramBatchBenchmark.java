package org.noonmark.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Datagrams over loopback, there and back on one thread: the time is that of a whole batch.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DatagramBatchBenchmark {
    @Param({"1", "8", "32", "64"})
    int batch;

    @Param({"48", "400"})
    int bytes;

    private UdpSocket server;
    private UdpSocket client;
    private DatagramBatch requests;
    private DatagramBatch served;

    /// Opens the sockets.
    @Setup
    public void open() throws Exception {
        var any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        server = UdpSocket.bound(any, SocketOptions.defaults());
        client = UdpSocket.bound(any, SocketOptions.defaults());
        requests = DatagramBatch.of(batch, bytes);
        served = DatagramBatch.of(batch, bytes);
        for (int slot = 0; slot < batch; slot++) {
            requests.setPeer(slot, server.localAddress());
        }
    }

    /// Closes them.
    @TearDown
    public void close() {
        server.close();
        client.close();
    }

    /// A batch of requests and of replies.
    @Benchmark
    public int roundTrip() {
        for (int slot = 0; slot < batch; slot++) {
            requests.queueReply(slot, bytes, false);
        }
        requests.send(client);
        int received = served.receive(server);
        for (int slot = 0; slot < received; slot++) {
            served.queueReply(slot, bytes, false);
        }
        served.send(server);
        return requests.receive(client);
    }

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(new String[] {"DatagramBatchBenchmark"});
    }
}
