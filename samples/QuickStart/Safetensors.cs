using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace QuickStart;

/// <summary>A tensor of a safetensors file: its element type as the file spells it ("F32"), its shape, and where its bytes lie.</summary>
internal sealed record Tensor(string Name, string Type, long[] Shape, long Start, long Bytes)
{
    public override string ToString() => $"{Name} ({Type}, [{string.Join(", ", Shape)}])";
}

/// <summary>
/// Reads the safetensors format: eight bytes that give the length of a JSON header, the header, the tensors' bytes one after
/// another. Only what is asked for is read, so that a checkpoint of many gigabytes opens at once.
/// </summary>
internal sealed class Safetensors(string path, IReadOnlyDictionary<string, Tensor> tensors)
{
    public IReadOnlyDictionary<string, Tensor> Tensors { get; } = tensors;

    public static Safetensors Open(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            Span<byte> prefix = stackalloc byte[8];
            file.ReadExactly(prefix);
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (length > (ulong)Math.Min(file.Length - 8, 100_000_000))
                throw new InvalidDataException("its first eight bytes are not the length of a header");

            var header = new byte[length];
            file.ReadExactly(header);
            long data = 8 + (long)length;
            var tensors = new Dictionary<string, Tensor>();
            using JsonDocument json = JsonDocument.Parse(header);
            foreach (JsonProperty entry in json.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
            {
                JsonElement offsets = entry.Value.GetProperty("data_offsets");
                (long start, long end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
                if (start < 0 || end < start || end > file.Length - data)
                    throw new InvalidDataException($"tensor '{entry.Name}' lies beyond its end; is it whole?");

                string type = entry.Value.GetProperty("dtype").GetString()!;
                long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64())];
                if (shape.Any(axis => axis < 0) || type is "F32" && shape.Aggregate(4L, (bytes, axis) => bytes * axis) != end - start)
                    throw new InvalidDataException($"tensor '{entry.Name}' has not the length that its shape says");
                tensors[entry.Name] = new(entry.Name, type, shape, data + start, end - start);
            }

            return new(path, tensors);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new UserError($"'{path}' is not a safetensors file: {e.Message}");
        }
    }

    /// <summary>The elements of a tensor, or the first <paramref name="limit"/> of them. The caller knows that T is the tensor's type.</summary>
    public T[] Read<T>(Tensor tensor, long limit = int.MaxValue) where T : unmanaged
    {
        var elements = new T[Math.Min(tensor.Bytes / Marshal.SizeOf<T>(), limit)];
        using FileStream file = File.OpenRead(path);
        file.Position = tensor.Start;
        file.ReadExactly(MemoryMarshal.AsBytes(elements.AsSpan()));
        return elements;
    }
}
