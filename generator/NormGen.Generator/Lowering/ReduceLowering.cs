using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that takes the sums of one row in vectors and folds each to four lanes.</summary>
internal sealed class ReduceLowering(SourceWriter writer, KernelContext kernel, Schedule schedule, Reduce reduce)
{
    private readonly VectorDialect _vector = new(schedule.Bits, kernel.Compute);
    private readonly ReduceSchedule _plan = schedule.Of(reduce);
    private readonly Size _size = kernel.SizeOf(reduce.Over);

    // The tensor that is stored to is often read too; it is handed over once.
    private IReadOnlyList<Role> Tensors => Leaves.OfType<Element>().Select(e => e.Tensor).Concat(reduce.Store is { } store ? [store] : []).Distinct().ToList();

    private Scalars Scalars => new(kernel, _vector, Expressions);

    private IEnumerable<Expression> Leaves => Expressions.SelectMany(e => e.Walk());

    private IEnumerable<Expression> Expressions => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value);

    private int Groups => schedule.VectorsPerBlock / _plan.Group;

    /// <summary>The type of a sum: floats are folded to four lanes, which four rows at once are added up from; doubles to one.</summary>
    public static string SumType(KernelContext kernel) => kernel.Compute == ElementType.Double ? "double" : "Vector128<float>";

    /// <summary>A call, given the texts of the row's references, of its scalars, and of the sums' destinations.</summary>
    public string Call(Func<Role, string> reference, Func<string, string> scalar, Func<string, string> destination) =>
        $"{reduce.Name}{schedule.Bits}(" + KernelContext.Join(
            Tensors.Select(t => "ref " + reference(t)),
            Scalars.Arguments(scalar),
            _size.Known is null ? [_size.Text] : [],
            reduce.Sums.Select(s => "out " + destination(s.Name))) + ");";

    /// <summary>What the sums are, for people.</summary>
    public string Describe() => PlainText.Of(reduce, Literals.Int(_size.Known ?? schedule.VirtualLanes));

    public void Write()
    {
        string parameters = KernelContext.Join(
            Tensors.Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t)}"),
            Scalars.Parameters,
            _size.Known is null ? [$"nuint {_size.Text}"] : [],
            reduce.Sums.Select(s => $"out {SumType(kernel)} {s.Name}"));
        writer.Comment($"<summary>{Describe()}.</summary>", "/// ");
        writer.Line(GeneratedCode.Inline);
        using (writer.Block($"private static void {reduce.Name}{schedule.Bits}({parameters})"))
        using (writer.Block("unchecked"))
        {
            Scalars.WriteVectors(writer);

            List<string?> folded = [];
            for (int group = 0; group < Groups; group++)
                folded.Add(WriteGroup(group) ? $"{group}" : null);
            foreach (Let sum in reduce.Sums)
                writer.Line($"{sum.Name} = Lanes.Fold({VectorDialect.Halve(folded.Select(g => g is null ? null : GroupName(sum, g)).ToList())});");
        }
    }

    private string GroupName(Let sum, string group) => Groups == 1 ? sum.Name + "V" : $"{sum.Name}Walk{group}";

    /// <summary>Sums the vectors group, group + Groups, … of each block of 64 elements; false where the row has none of them.</summary>
    private bool WriteGroup(int group)
    {
        List<int> vectors = Enumerable.Range(0, _plan.Group).Select(k => group + k * Groups).ToList();
        if (_size.Known is { } known)
        {
            vectors = vectors.Where(v => v * schedule.VectorLanes < known).ToList();
            if (vectors.Count == 0)
                return false;
        }

        if (Groups == 1)
        {
            WriteWalk(group, vectors);
            return true;
        }

        foreach (Let sum in reduce.Sums)
            writer.Line($"{_vector.Type} {GroupName(sum, group.ToString())};");
        using (writer.Block())
            WriteWalk(group, vectors);
        return true;
    }

    private void WriteWalk(int group, List<int> vectors)
    {
        if (_plan.IsUnrolled)
        {
            for (int first = 0; first < _size.Known; first += schedule.VirtualLanes)
            {
                foreach (int v in vectors)
                    WriteKnownVector(v, first + v * schedule.VectorLanes, isFirst: first == 0);
            }
        }
        else
        {
            foreach (Let sum in reduce.Sums)
                writer.Line($"{_vector.Type} {string.Join(", ", vectors.Select(v => $"{sum.Name}{v} = {_vector.Type}.Zero"))};");
            WriteBlocks(vectors);
        }

        foreach (Let sum in reduce.Sums)
        {
            List<string?> accumulators = Enumerable.Range(0, _plan.Group).Select(k => group + k * Groups)
                .Select(v => vectors.Contains(v) ? $"{sum.Name}{v}" : null).ToList();
            string declaration = Groups == 1 ? _vector.Type + " " : "";
            writer.Line($"{declaration}{GroupName(sum, group.ToString())} = {VectorDialect.Halve(accumulators)};");
        }
    }

    private void WriteBlocks(List<int> vectors)
    {
        int? full = _size.Known - _size.Known % schedule.VirtualLanes;
        string loop = full is { } end
            ? $"for (nuint i = 0; i < {Literals.Int(end)}; i += {schedule.VirtualLanes})"
            : $"for (; i + {schedule.VirtualLanes} <= {_size.Text}; i += {schedule.VirtualLanes})";
        if (full is null)
            writer.Line("nuint i = 0;");
        using (writer.Block(loop))
        {
            foreach (int v in vectors)
                WriteVector(v, v == 0 ? "i" : $"i + {v * schedule.VectorLanes}", null, isFirst: false);
        }

        if (full is null)
        {
            using (writer.Block($"if (i < {_size.Text})"))
            {
                foreach (int v in vectors)
                {
                    string index = v == 0 ? "i" : $"i + {v * schedule.VectorLanes}";
                    if (v == 0)
                    {
                        WriteVector(v, index, $"{_size.Text} - i", isFirst: false);
                        continue;
                    }

                    using (writer.Block($"if ({index} < {_size.Text})"))
                        WriteVector(v, index, $"{_size.Text} - ({index})", isFirst: false);
                }
            }
        }
        else if (full < _size.Known && vectors.Any(v => full + v * schedule.VectorLanes < _size.Known))
        {
            using (writer.Block())
            {
                foreach (int v in vectors)
                    WriteKnownVector(v, full.Value + v * schedule.VectorLanes, isFirst: false);
            }
        }
    }

    private void WriteKnownVector(int v, int index, bool isFirst)
    {
        int count = _size.Known!.Value - index;
        if (count > 0)
            WriteVector(v, Literals.Int(index), count < schedule.VectorLanes ? Literals.Int(count) : null, isFirst);
    }

    /// <summary>Adds one vector to the accumulators of its lanes.</summary>
    /// <param name="v">Which vector of its block it is.</param>
    /// <param name="index">Its first element.</param>
    /// <param name="tailCount">How many elements it has, where it may not be full.</param>
    /// <param name="isFirst">Whether the accumulators start with it.</param>
    private void WriteVector(int v, string index, string? tailCount, bool isFirst)
    {
        string suffix = _plan.IsUnrolled ? "At" + index : Literals.Int(v);
        Elements elements = new(writer, _vector, Expressions, tensor => _vector.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor), index, tailCount), suffix);
        elements.WriteBound();
        string Text(Expression e) => _vector.Text(e, leaf => leaf switch
        {
            Element element => elements.Text(element),
            Named named => named.Name + suffix,
            _ => Scalars.Text(leaf) ?? throw new InvalidOperationException($"{leaf} has no place in a sum."),
        }, kernel.TypeOf);

        string Masked(Expression e) => _vector.Masked(e, Text(e), tailCount);
        foreach (Let let in reduce.Lets)
            writer.Line($"{_vector.Type} {let.Name}{suffix} = {Masked(let.Value)};");
        if (reduce.Store is { } store)
            writer.Line(_vector.Store(reduce.Lets[0].Name + suffix, isCall: true, kernel.TypeOf(store), KernelContext.Name(store), index, tailCount));
        foreach (Let sum in reduce.Sums)
        {
            string accumulator = $"{sum.Name}{v}";
            if (isFirst)
            {
                writer.Line($"{_vector.Type} {accumulator} = {Masked(sum.Value)};");
                continue;
            }

            writer.Line($"{accumulator} = {_vector.Accumulate(sum.Value, accumulator, Masked)};");
        }
    }
}
