namespace NormGen.Tests.Support;

/// <summary>Measures what a call allocates.</summary>
internal static class Allocation
{
    private const int Attempts = 5;

    /// <summary>
    /// The least that any of a few calls allocates. A collection that another thread sets off closes this thread's allocation context, the rest
    /// of which (8 KB) then counts as allocated, and the runtime may allocate where a call leads to code that is not compiled yet; but neither
    /// happens at every call.
    /// </summary>
    public static long Least(Func<long> measure)
    {
        long least = measure();
        for (int i = 1; i < Attempts && least > 0; i++)
            least = Math.Min(least, measure());
        return least;
    }
}
