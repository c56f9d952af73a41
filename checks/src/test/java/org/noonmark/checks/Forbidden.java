package org.noonmark.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Collectors;

/// What parts of `java.base` some modules must not touch; Java modules cannot say it.
final class Forbidden {
    private static final Set<String> IMPURE_TYPES =
            Set.of(
                    "java.io.File",
                    "java.io.FileInputStream",
                    "java.io.FileOutputStream",
                    "java.io.FileReader",
                    "java.io.FileWriter",
                    "java.io.RandomAccessFile",
                    "java.io.PrintStream",
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.lang.System$Logger",
                    "java.lang.Thread",
                    "java.util.Timer",
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ExecutorService",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.util.concurrent.locks.LockSupport");

    private static final Set<String> IMPURE_PACKAGES =
            Set.of("java.net", "java.nio.file", "java.nio.channels", "java.util.logging");

    private static final Set<String> RANDOM_TYPES =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    private static final Set<String> RANDOM_CALLS =
            Set.of(
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.security.SecureRandom.getInstanceStrong",
                    "java.security.SecureRandom.getInstance",
                    "java.util.random.RandomGenerator.of",
                    "java.util.random.RandomGenerator.getDefault");

    private static final Set<String> CLOCK_CALLS =
            Set.of(
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis",
                    "java.time.InstantSource.system",
                    "java.util.Calendar.getInstance");

    private static final Set<String> RESTRICTED_CALLS =
            Set.of(
                    "java.lang.foreign.MemorySegment.reinterpret",
                    "java.lang.foreign.AddressLayout.withTargetLayout",
                    "java.lang.foreign.SymbolLookup.libraryLookup",
                    "java.lang.ModuleLayer$Controller.enableNativeAccess",
                    "java.lang.Module.enableNativeAccess",
                    "java.lang.System.load",
                    "java.lang.System.loadLibrary",
                    "java.lang.Runtime.load",
                    "java.lang.Runtime.loadLibrary");

    private static final Set<String> PROCESS_CALLS =
            Set.of(
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.lang.System.getProperties",
                    "java.lang.System.setProperty",
                    "java.lang.System.exit",
                    "java.lang.Runtime.exit",
                    "java.lang.Runtime.halt",
                    "java.lang.Runtime.addShutdownHook",
                    "java.lang.Integer.getInteger",
                    "java.lang.Long.getLong",
                    "java.lang.Boolean.getBoolean");

    private Forbidden() {}

    static DescribedPredicate<JavaClass> impureTypes() {
        return describe(
                "sockets, files, threads, processes or logging",
                type ->
                        IMPURE_TYPES.contains(type.getName())
                                || IMPURE_PACKAGES.stream()
                                        .anyMatch(name ->
                                                type.getPackageName().equals(name)
                                                        || type.getPackageName()
                                                                .startsWith(name + ".")));
    }

    static DescribedPredicate<JavaAccess<?>> randomness() {
        return describe(
                "randomness of its own",
                access ->
                        RANDOM_CALLS.contains(name(access))
                                || (access.getName().equals("<init>")
                                        && RANDOM_TYPES.contains(
                                                access.getTargetOwner().getName())));
    }

    static DescribedPredicate<JavaAccess<?>> clocks() {
        return describe(
                "a real clock",
                access ->
                        CLOCK_CALLS.contains(name(access))
                                || isJavaTimeNow(access)
                                || isSystemClock(access)
                                || (name(access).equals("java.util.Date.<init>")
                                        && parameters(access).isEmpty()));
    }

    private static boolean isJavaTimeNow(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getName().equals("now")
                && !parameters(access).contains("java.time.Clock");
    }

    private static boolean isSystemClock(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.time.Clock")
                && (access.getName().startsWith("system")
                        || Set.of("tickMillis", "tickSeconds", "tickMinutes")
                                .contains(access.getName()));
    }

    private static Set<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    static DescribedPredicate<JavaAccess<?>> restrictedMethods() {
        return describe(
                "a restricted method or the native linker",
                access ->
                        RESTRICTED_CALLS.contains(name(access))
                                || access.getTargetOwner()
                                        .getName()
                                        .startsWith("java.lang.foreign.Linker"));
    }

    static DescribedPredicate<JavaAccess<?>> processState() {
        return describe(
                "environment, system properties or the end of the process",
                access -> PROCESS_CALLS.contains(name(access)));
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }
}
