using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>A schedule in words, for the reader of the generated code.</summary>
internal static class PlanText
{
    public static string Of(KernelContext kernel, Schedule schedule)
    {
        if (kernel.Program.Reduces.LastOrDefault() is not { } main)
            return $"{schedule.Bits} bits: {Row(kernel.KnownDim, schedule.VectorLanes)}; {Output(schedule)}.";
        ReduceSchedule plan = schedule.Of(main);
        int walks = schedule.VectorsPerBlock / plan.Group;
        int accumulators = plan.Group * main.Sums.Count;
        string sums = plan.IsUnrolled ? "sums unrolled" : $"sums in {accumulators} accumulators" + (walks > 1 ? $" and {walks} walks over the row" : "");
        return $"{schedule.Bits} bits: {Row(kernel.KnownDim, schedule.VectorLanes)}; {sums}; {Output(schedule)}; {(schedule.BlockRows is { } block ? Literals.Int(block) : "4 or 8")} rows together.";
    }

    private static string Output(Schedule schedule) => schedule.Map.IsUnrolled
        ? "output unrolled" + (schedule.Map.HoldsParameters ? ", parameters held in registers" : "")
        : (schedule.Map.Rows > 1 ? $"outputs of {schedule.Map.Rows} rows side by side" : $"output {schedule.Map.VectorsPerStep} vector{(schedule.Map.VectorsPerStep == 1 ? "" : "s")} a step") + (schedule.Map.Chunk > 0 ? $", {schedule.Map.Chunk} features at a time" : "");

    private static string Row(int? dim, int lanes)
    {
        if (dim is not { } known)
            return $"vectors of {lanes}, the tail by its length";
        int full = known / lanes, tail = known % lanes;
        string vectors = full == 0 ? "" : $"{full} vector{(full == 1 ? "" : "s")} of {lanes}";
        string rest = tail == 0 ? "no tail" : $"a tail of {tail}";
        return vectors.Length == 0 ? rest : $"{vectors}, {rest}";
    }
}
