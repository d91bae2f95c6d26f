using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>A block of columns: rows are gone through from the first to the last, for many columns side by side.</summary>
internal sealed class ColumnBlockLowering(SourceWriter writer, KernelContext kernel, ColumnSchedule schedule, int bits) : SetBlockLowering(writer, kernel)
{
    private readonly ColumnReduceLowering _reduce = new(writer, kernel, new ColumnCode(kernel, schedule, bits), schedule);
    private readonly ColumnMapLowering? _map = kernel.Program.HasOutputs ? new(writer, kernel, new ColumnCode(kernel, schedule, bits), schedule) : null;

    public override string Geometry => "RowRuns rows, int first, int end, nuint stride" + Features;

    protected override string Suffix => bits == 0 ? "Scalar" : Literals.Int(bits);

    protected override string Summary => bits == 0 ? "columns, one by one" : $"columns, in vectors of {schedule.VectorLanes}";

    protected override string SetStride => "1";

    protected override string Runs => "SetRuns.OfColumn(rows, first, end, stride)";

    protected override string BlockLoop => "for (int block = first, some; (some = Math.Min(end - block, SetOrder.BlockRows)) > 0; block += some)";

    protected override string CallReduce(Reduce reduce, Func<string, string> memory) => reduce.Over == Extent.Pilot
        ? _reduce.Call(reduce, memory, null, "first", "pilot + pilotRows")
        : _reduce.Call(reduce, memory, "(nuint)(block - first)", "block", "block + some");

    protected override void WriteMap(string from, string to)
    {
        using (Writer.Indent("for (int at = first; rows.Next(ref at, end, int.MaxValue, out int some); at += some)"))
            Writer.Line(_map!.Call("(nuint)(at - first)", "(nuint)some", from, to));
    }

    protected override void WritePilot()
    {
        Writer.Line("int pilot = first;");
        Writer.Line("rows.Next(ref pilot, end, SetOrder.PieceRows, out int pilotRows);");
        Writer.Line("nuint pilotCount = (nuint)pilotRows;");
    }

    protected override void WriteMethods()
    {
        foreach (Reduce reduce in Kernel.Program.Reduces)
        {
            Writer.Line();
            _reduce.Write(reduce);
        }

        if (_map is null)
            return;
        Writer.Line();
        _map.Write();
    }
}
