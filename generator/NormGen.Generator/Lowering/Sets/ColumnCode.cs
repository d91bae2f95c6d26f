using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>What the methods of a column kernel share at one width: the C# of loads, stores and expressions, in vectors of columns or for one column.</summary>
internal sealed class ColumnCode(KernelContext kernel, ColumnSchedule schedule, int bits)
{
    private readonly VectorDialect? _vector = bits == 0 ? null : new(bits, kernel.Compute);
    private readonly ScalarDialect _scalar = new(kernel.Compute);

    /// <summary>What the names of methods end in.</summary>
    public string Suffix => bits == 0 ? "Scalar" : Literals.Int(bits);

    public string Type => Dialect.Type;

    public string Zero => Dialect.Constant(0);

    private Dialect Dialect => _vector is not null ? _vector : _scalar;

    public string Broadcast(string scalar) => _vector?.Broadcast(scalar) ?? scalar;

    /// <summary>A load of one vector of a row.</summary>
    public string Load(ElementType type, string name, string index, string? tailCount) =>
        _vector?.Load(type, name, index, tailCount) ?? _scalar.Load(type, name, index);

    /// <summary>A load of one vector of scalars that wait in memory, behind which there is room.</summary>
    public string LoadScalars(string name, string index) => Load(kernel.Compute, name, index, null);

    public string Store(string value, bool isCall, ElementType type, string name, string index, string? tailCount) =>
        _vector?.Store(value, isCall, type, name, index, tailCount) ?? ScalarDialect.Store(value, kernel.Compute, type, name, index);

    /// <inheritdoc cref="VectorDialect.Masked"/>
    public string Masked(Expression value, string text, string? tailCount) => _vector?.Masked(value, text, tailCount) ?? text;

    /// <inheritdoc cref="Dialect.Accumulate"/>
    public string Accumulate(Expression value, string sum, Func<Expression, string> text) => Dialect.Accumulate(value, sum, text);

    public string Text(Expression expression, Func<Expression, string> leaf) => Dialect.Text(expression, leaf, kernel.TypeOf);

    /// <summary>An index some vectors behind another.</summary>
    public string Index(string index, int vectors) => vectors == 0 ? index : index == "0" ? Literals.Int(vectors * schedule.VectorLanes) : $"{index} + {vectors * schedule.VectorLanes}";

    public Elements Elements(SourceWriter writer, IEnumerable<Expression> expressions, Func<Role, string> load, string suffix) => new(writer, Dialect, expressions, load, suffix);

    /// <summary>Writes loops over columns: so many vectors a step, then one, then what is left.</summary>
    public void WriteLoops(SourceWriter writer, string end, int vectors, Action<int, string?> writeStep)
    {
        foreach (int some in new[] { vectors, 1 }.Distinct())
        {
            int step = some * schedule.VectorLanes;
            using (writer.Block(step == 1 ? $"for (; i < {end}; i++)" : $"for (; i + {step} <= {end}; i += {step})"))
                writeStep(some, null);
            if (step > 1)
                writer.Line();
        }

        if (schedule.VectorLanes == 1)
            return;
        using (writer.Block($"if (i < {end})"))
            writeStep(1, $"{end} - i");
    }
}
