using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NormGen;

/// <content>
/// The moments as bytes, little-endian on every machine: "NGBM", the version (int), the features (int), the count (long), the means and the
/// sums of squared deviations (doubles).
/// </content>
public sealed partial class BatchMoments
{
    private const int Version = 1, HeaderSize = 20, PieceSize = 4096;

    /// <summary>Gets how many bytes <see cref="WriteTo(Stream)"/> writes; it depends on <see cref="Features"/> alone.</summary>
    /// <exception cref="OverflowException">They are more than an <see cref="int"/> counts: beyond 134 million features.</exception>
    public int SizeInBytes => checked(HeaderSize + Features * 2 * sizeof(double));

    private static ReadOnlySpan<byte> Magic => "NGBM"u8;

    /// <summary>Reads what <see cref="WriteTo(Stream)"/> wrote, and nothing behind it. Every number comes back with the same bits.</summary>
    /// <param name="source">Where to read from.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    /// <exception cref="InvalidDataException">The stream holds something else; the message says what is wrong.</exception>
    public static BatchMoments ReadFrom(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Span<byte> header = stackalloc byte[HeaderSize];
        source.ReadExactly(header);
        (int features, long count) = ReadHeader(header);
        double[] mean = ReadDoubles(source, features), squares = ReadDoubles(source, features);
        return new(CheckRead(count, mean, squares), mean, squares);
    }

    /// <summary>Reads what <see cref="WriteTo(IBufferWriter{byte})"/> wrote. Every number comes back with the same bits.</summary>
    /// <param name="source">The bytes of one part, no fewer and no more.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="InvalidDataException">The bytes are something else; the message says what is wrong.</exception>
    public static BatchMoments ReadFrom(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderSize)
            throw new InvalidDataException($"Batch moments begin with {HeaderSize} bytes; there are {source.Length}.");
        (int features, long count) = ReadHeader(source);
        long size = HeaderSize + (long)features * 2 * sizeof(double);
        if (source.Length != size)
            throw new InvalidDataException($"Batch moments of {Number(features, "feature")} are {size} bytes; there are {source.Length}.");
        double[] mean = new double[features], squares = new double[features];
        source.Slice(HeaderSize, features * sizeof(double)).CopyTo(MemoryMarshal.AsBytes(mean.AsSpan()));
        source[(HeaderSize + features * sizeof(double))..].CopyTo(MemoryMarshal.AsBytes(squares.AsSpan()));
        FromLittleEndian(mean);
        FromLittleEndian(squares);
        return new(CheckRead(count, mean, squares), mean, squares);
    }

    /// <summary>Writes the moments, for another process to read and to merge.</summary>
    /// <param name="destination">Where to write.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    public void WriteTo(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Span<byte> piece = stackalloc byte[PieceSize];
        WriteHeader(piece);
        destination.Write(piece[..HeaderSize]);
        foreach (double[] values in (ReadOnlySpan<double[]>)[_mean, _squares])
        {
            for (int done = 0; done < values.Length;)
            {
                int written = WriteDoubles(values.AsSpan(done), piece);
                destination.Write(piece[..(written * sizeof(double))]);
                done += written;
            }
        }
    }

    /// <inheritdoc cref="WriteTo(Stream)"/>
    public void WriteTo(IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        WriteHeader(destination.GetSpan(HeaderSize));
        destination.Advance(HeaderSize);
        foreach (double[] values in (ReadOnlySpan<double[]>)[_mean, _squares])
        {
            for (int done = 0; done < values.Length;)
            {
                int written = WriteDoubles(values.AsSpan(done), destination.GetSpan(sizeof(double)));
                destination.Advance(written * sizeof(double));
                done += written;
            }
        }
    }

    private static (int Features, long Count) ReadHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(Magic))
            throw new InvalidDataException("These are no batch moments: they do not begin with \"NGBM\".");
        int version = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (version != Version)
            throw new InvalidDataException($"These batch moments are of version {version}; version {Version} can be read.");
        int features = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (features < 1)
            throw new InvalidDataException($"These batch moments give a feature count of {features}; a row has at least 1 feature.");
        long count = BinaryPrimitives.ReadInt64LittleEndian(header[12..]);
        if (count < 0)
            throw new InvalidDataException($"These batch moments give a count of {count}, which is below zero.");
        return (features, count);
    }

    private static long CheckRead(long count, ReadOnlySpan<double> mean, ReadOnlySpan<double> squares)
    {
        for (int i = 0; i < squares.Length; i++)
        {
            if (squares[i] < 0)
                throw new InvalidDataException($"Feature {i} of these batch moments has squared deviations that sum to {squares[i]}, which is below zero.");
            if (count == 0 && (mean[i] != 0 || squares[i] != 0))
                throw new InvalidDataException($"Feature {i} of these batch moments has a mean of {mean[i]} and squared deviations of {squares[i]}; their count is 0.");
        }

        return count;
    }

    // The array grows as the data comes, because the count of features may be a lie.
    private static double[] ReadDoubles(Stream source, int count)
    {
        double[] values = new double[Math.Min(count, PieceSize)];
        for (int done = 0; done < count; done = values.Length)
        {
            if (done > 0)
                Array.Resize(ref values, (int)Math.Min(count, 2L * done));
            source.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(done)));
        }

        FromLittleEndian(values);
        return values;
    }

    private static void FromLittleEndian(Span<double> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<long> bits = MemoryMarshal.Cast<double, long>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    /// <summary>Writes as many doubles as fit; returns how many.</summary>
    private static int WriteDoubles(ReadOnlySpan<double> values, Span<byte> piece)
    {
        int count = Math.Min(values.Length, piece.Length / sizeof(double));
        for (int i = 0; i < count; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(piece[(i * sizeof(double))..], values[i]);
        return count;
    }

    private void WriteHeader(Span<byte> header)
    {
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Features);
        BinaryPrimitives.WriteInt64LittleEndian(header[12..], Count);
    }
}
