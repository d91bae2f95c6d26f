using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>A block of channels: samples are gone through from the first to the last, in each of them the channels one after another.</summary>
internal sealed class ChannelBlockLowering(SourceWriter writer, KernelContext kernel, RunCode code) : SetBlockLowering(writer, kernel)
{
    private const string AllSamples = "for (int sample = 0, first = 0; sample < samples; sample++, first += spatial)", SomeSamples = "for (int sample = from, first = from * spatial; sample < to; sample++, first += spatial)";

    /// <summary>The runs of a sample's positions that are no padding.</summary>
    private const string ValidRuns = "for (int run = first, some; valid.Next(ref run, first + spatial, int.MaxValue, out some); run += some)";

    /// <summary>Where the run of a set begins.</summary>
    private const string At = "((nuint)sample * (nuint)channels + set) * (nuint)spatial + (nuint)(run - first)";

    public override string Geometry => "RowRuns valid, int samples, int channels, int spatial" + Features;

    protected override string Suffix => code.Suffix;

    protected override string Summary => $"channels, their runs {code.Summary}";

    protected override string SetStride => "(nuint)spatial";

    protected override string Runs => "SetRuns.OfChannel(valid, samples, channels, spatial)";

    protected override string BlockLoop => "for (int block = 0, some; (some = Math.Min(samples - block, SetOrder.BlockSamples(spatial))) > 0; block += some)";

    protected override string CallReduce(Reduce reduce, Func<string, string> memory) => $"{Name(reduce)}({KernelContext.Join(
        Tensors(reduce).Select(t => "ref " + KernelContext.Name(t)),
        Scalars([reduce]).Select(s => $"ref {s}Of"),
        ["valid, channels, spatial", "sets"],
        reduce.Over == Extent.Pilot ? ["0, samples, pilotCount"] : ["block, block + some, nuint.MaxValue"],
        reduce.Sums.Select(s => $"ref {memory(s.Name)}Of"))});";

    protected override void WriteMap(string from, string to)
    {
        using (Writer.Block(AllSamples))
        using (Writer.Block(ValidRuns))
        using (Writer.Block($"for (nuint set = {from}; set < {to}; set++)"))
        {
            WriteScalars([Kernel.Program.Map]);
            Writer.Line($"nuint at = {At}, length = (nuint)some;");
            code.WriteOutput(Kernel.Program.Map);
        }
    }

    protected override void WritePilot() => Writer.Line($"nuint pilotCount = Math.Min(count, {Kernel.Compute.VirtualLanes});");

    protected override void WriteMethods()
    {
        foreach (Reduce reduce in Kernel.Program.Reduces)
        {
            Writer.Line();
            WriteReduce(reduce);
        }

        code.WriteMethods();
    }

    private string Name(Reduce reduce) => $"{reduce.Name}OfChannels{Suffix}";

    private void WriteReduce(Reduce reduce)
    {
        bool isPilot = reduce.Over == Extent.Pilot;
        string parameters = KernelContext.Join(
            Tensors(reduce).Select(t => $"ref {Kernel.TypeOf(t).Name} {KernelContext.Name(t)}"),
            Scalars([reduce]).Select(s => $"ref {Kernel.Compute.Name} {s}Of"),
            ["RowRuns valid, int channels, int spatial, nuint sets, int from, int to, nuint left"],
            reduce.Sums.Select(s => $"ref double {s.Name}Of"));
        Writer.Comment($"<summary>{PlainText.Of(reduce)}, in each channel, over no more elements than are left.</summary>", "/// ");
        using (Writer.Block($"private static void {Name(reduce)}({parameters})"))
        using (Writer.Block("unchecked"))
        using (Writer.Block(SomeSamples))
        using (Writer.Block(ValidRuns))
        {
            Writer.Line("nuint elements = Math.Min((nuint)some, left);");
            using (Writer.Block("for (nuint set = 0; set < sets; set++)"))
            {
                WriteScalars([reduce]);
                Writer.Line($"nuint at = {At};");
                using (Writer.Block("for (nuint end = at + elements, length; at < end; at += length)"))
                {
                    Writer.Line("length = Math.Min(end - at, SetOrder.PieceElements);");
                    code.WriteSums(reduce, sum => $"Unsafe.Add(ref {sum}Of, set)");
                }
            }

            Writer.Line();
            Writer.Line("left -= elements;");
            using (Writer.Indent("if (left == 0)"))
                Writer.Line("return;");
        }
    }

    private void WriteScalars(IReadOnlyList<Stage> stages)
    {
        foreach (string scalar in Scalars(stages))
            Writer.Line($"{Kernel.Compute.Name} {scalar} = Unsafe.Add(ref {scalar}Of, set);");
    }

    private static IReadOnlyList<Role> Tensors(Reduce reduce) =>
        Pruning.Expressions(reduce).SelectMany(e => e.Walk()).OfType<Element>().Select(e => e.Tensor).Distinct().OrderBy(t => t).ToList();

    private static IReadOnlyList<string> Scalars(IEnumerable<Stage> stages) =>
        stages.SelectMany(Pruning.Expressions).SelectMany(e => e.Walk()).OfType<RowScalar>().Select(s => s.Name).Distinct().ToList();
}
