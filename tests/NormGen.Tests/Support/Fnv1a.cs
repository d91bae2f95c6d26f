using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NormGen.Tests.Support;

/// <summary>The 64-bit FNV-1a hash, over bytes in little-endian order.</summary>
internal struct Fnv1a()
{
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    public static ulong Of(string text)
    {
        Fnv1a hash = new();
        foreach (char letter in text)
            hash.Add((byte)letter);
        return hash.Value;
    }

    public void Add(ReadOnlySpan<float> values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (int bits in MemoryMarshal.Cast<float, int>(values))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, bits);
            foreach (byte one in bytes)
                Add(one);
        }
    }

    /// <summary>Adds the elements of an array of any element type, each in little-endian order.</summary>
    public void Add(Array values)
    {
        ReadOnlySpan<byte> bytes = Elements.Bytes(values);
        int size = Elements.SizeOf(values);
        for (int i = 0; i < bytes.Length; i++)
            Add(bytes[BitConverter.IsLittleEndian ? i : i / size * size + (size - 1 - i % size)]);
    }

    private void Add(byte one) => Value = (Value ^ one) * 0x100000001B3;
}
