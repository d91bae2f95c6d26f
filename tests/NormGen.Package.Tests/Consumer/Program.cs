using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Consumer;

/// <summary>Prints a checksum of each result and writes the results themselves to the file that the argument names.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        using FileStream file = File.Create(args[0]);
        foreach ((string name, float[] result) in Cases.Run())
        {
            Console.WriteLine($"{name}: {Cases.Checksum(result)}");
            file.Write(MemoryMarshal.AsBytes<float>(result));
        }
    }
}
