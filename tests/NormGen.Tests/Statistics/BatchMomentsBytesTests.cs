using System.Buffers;
using System.Buffers.Binary;
using CsCheck;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Statistics;

/// <summary>Moments as bytes: every bit comes back, and nothing else is taken for moments.</summary>
public sealed class BatchMomentsBytesTests
{
    [Fact]
    public void WhatIsWritten_IsReadBackBitForBit() =>
        Gen.Select(Gen.OneOfConst(1, 2, 17, 511, 512, 513, 4095, 4096, 4097, 20_000), Gen.Int[0, 5], Gen.ULong)
        .Sample((features, rows, seed) =>
        {
            BatchMoments moments = Batch.Draw(ElementType.Double, rows, features, 1, 10, seed).Moments();
            byte[] bytes = Written(moments);
            Assert.Equal(moments.SizeInBytes, bytes.Length);
            MomentsOracle.AssertSame(moments, BatchMoments.ReadFrom(bytes));
            MomentsOracle.AssertSame(moments, BatchMoments.ReadFrom(new MemoryStream(bytes)));
            MomentsOracle.AssertSame(moments, BatchMoments.ReadFrom(new Trickle(bytes)));

            ArrayBufferWriter<byte> writer = new();
            moments.WriteTo(writer);
            Assert.Equal(bytes, writer.WrittenSpan.ToArray());
        }, iter: 40);

    [Fact]
    public void TheFormat_IsAsDocumented()
    {
        BatchMoments moments = new(1);
        moments.Add([1.0, 4.0]);
        byte[] expected = [.. "NGBM"u8, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x04, 0x40, 0, 0, 0, 0, 0, 0, 0x12, 0x40];
        Assert.Equal(expected, Written(moments)); // 2.5 and 4.5
    }

    [Fact]
    public void PartsOneAfterAnother_AreReadOneByOne()
    {
        BatchMoments[] parts = [.. Enumerable.Range(1, 3).Select(i => Batch.Draw(ElementType.Single, 10, i, 1, 1, (ulong)i).Moments())];
        MemoryStream stream = new([.. parts.SelectMany(Written)]);
        Assert.All(parts, part => MomentsOracle.AssertSame(part, BatchMoments.ReadFrom(stream)));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void ANaN_ComesBackAsItIs()
    {
        BatchMoments moments = new(2);
        moments.Add([double.NaN, 1.0, 3.0, double.PositiveInfinity]);
        MomentsOracle.AssertSame(moments, BatchMoments.ReadFrom(Written(moments)));
    }

    [Fact]
    public void EveryTruncation_IsNoticed()
    {
        byte[] bytes = Written(Batch.Draw(ElementType.Single, 10, 3, 1, 1, 1).Moments());
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.Throws<EndOfStreamException>(() => BatchMoments.ReadFrom(new MemoryStream(cut)));
            Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(cut));
        }

        Assert.Equal("Batch moments of 3 features are 68 bytes; there are 69.", Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom([.. bytes, 0])).Message);
    }

    [Theory]
    [InlineData(0, 4, "These are no batch moments: they do not begin with \"NGBM\".")]
    [InlineData(4, 2, "These batch moments are of version 2; version 1 can be read.")]
    [InlineData(8, 0, "These batch moments give a feature count of 0; a row has at least 1 feature.")]
    [InlineData(8, -5, "These batch moments give a feature count of -5; a row has at least 1 feature.")]
    [InlineData(16, int.MinValue, "These batch moments give a count of -9223372036854775798, which is below zero.")]
    public void AWrongHeader_IsSaidSo(int at, int value, string message)
    {
        byte[] bytes = Written(Batch.Draw(ElementType.Single, 10, 3, 1, 1, 1).Moments());
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(bytes)).Message);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(new MemoryStream(bytes))).Message);
    }

    [Fact]
    public void WhatNoBatchHas_IsSaidSo()
    {
        byte[] bytes = Written(Batch.Draw(ElementType.Single, 10, 3, 1, 1, 1).Moments()), nothing = [.. bytes];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(60), -1);
        Assert.Equal("Feature 2 of these batch moments has squared deviations that sum to -1, which is below zero.", Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(bytes)).Message);
        BinaryPrimitives.WriteInt64LittleEndian(nothing.AsSpan(12), 0);
        Assert.StartsWith("Feature 0 of these batch moments has a mean of ", Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(new MemoryStream(nothing))).Message);
    }

    [Fact]
    public void AHugeFeatureCount_ReservesNoHugeMemory()
    {
        byte[] bytes = Written(Batch.Draw(ElementType.Single, 10, 3, 1, 1, 1).Moments());
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), int.MaxValue);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EndOfStreamException>(() => BatchMoments.ReadFrom(new MemoryStream(bytes)));
        Assert.Throws<InvalidDataException>(() => BatchMoments.ReadFrom(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void NoStream_IsNamed()
    {
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => BatchMoments.ReadFrom((Stream)null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => new BatchMoments(1).WriteTo((Stream)null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => new BatchMoments(1).WriteTo((IBufferWriter<byte>)null!)).ParamName);
    }

    private static byte[] Written(BatchMoments moments)
    {
        MemoryStream stream = new();
        moments.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>A stream that gives a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 13)]);
    }
}
