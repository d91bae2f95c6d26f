/* Process 1 of the emulated machine: says what the processor has, runs /app/run, says how that ended, and turns the machine off. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/io.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void mount_at(const char *type, const char *where)
{
    mkdir(where, 0777);
    if (mount(type, where, type, 0, NULL) != 0)
        perror(where);
}

static void say_time(const char *what)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("GUEST %s after %ld guest seconds\n", what, (long)now.tv_sec);
    fflush(stdout);
}

int main(void)
{
    mount_at("devtmpfs", "/dev");
    mount_at("proc", "/proc");
    mount_at("sysfs", "/sys");
    mount_at("tmpfs", "/tmp");
    int console = open("/dev/ttyS0", O_RDWR);
    if (console >= 0)
        for (int standard = 0; standard < 3; standard++)
            dup2(console, standard);
    say_time("is up");

    __builtin_cpu_init();
    printf("GUEST processor: fma=%d avx2=%d avx512f=%d avx512bw=%d avx512dq=%d avx512vl=%d\n",
        __builtin_cpu_supports("fma") != 0, __builtin_cpu_supports("avx2") != 0, __builtin_cpu_supports("avx512f") != 0,
        __builtin_cpu_supports("avx512bw") != 0, __builtin_cpu_supports("avx512dq") != 0, __builtin_cpu_supports("avx512vl") != 0);
    fflush(stdout);

    pid_t child = fork();
    if (child == 0) {
        if (chdir("/app") == 0)
            execl("/app/run", "/app/run", (char *)0);
        perror("/app/run");
        _exit(127);
    }

    int status = -1;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("GUEST program ended by signal %d\n", WTERMSIG(status));
    else
        printf("GUEST program ended with code %d\n", WEXITSTATUS(status));
    say_time("is done");
    sync();
    usleep(50000);

    /* Bochs turns itself off when this word is written to its port 0x8900; the kernel has no driver that would. */
    if (iopl(3) == 0)
        for (const char *letter = "Shutdown"; *letter != 0; letter++)
            outb(*letter, 0x8900);
    reboot(RB_POWER_OFF);
    for (;;)
        pause();
}
