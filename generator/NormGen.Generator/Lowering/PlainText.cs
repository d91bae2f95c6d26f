using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>Expressions as a person would write them, for comments.</summary>
internal static class PlainText
{
    public static string Of(Expression expression) => Of(expression, 0);

    /// <summary>What sums are.</summary>
    /// <param name="reduce">The sums.</param>
    /// <param name="pilot">How many elements the pilot has.</param>
    public static string Of(Reduce reduce, string pilot = "few") => string.Join(", ", reduce.Sums.Select(s => $"{s.Name} = Σ {Of(s.Value)}"))
        + (reduce.Over == Extent.Pilot ? $" over the first {pilot}" : "")
        + (reduce.Lets.Count == 0 ? "" : " with " + string.Join(", ", reduce.Lets.Select(l => $"{l.Name} = {Of(l.Value)}")))
        + (reduce.Store is { } store ? $", which {KernelContext.Name(store)} keeps" : "");

    /// <summary>What an output is.</summary>
    public static string Of(Map map) => $"{KernelContext.Name(map.Output)} = {Of(map.Value)}";

    /// <summary>What the outputs are, what features add up beside them, and what they share.</summary>
    public static string OutputsOf(NormProgram program) => string.Join(", ", program.Maps.Select(Of).Concat(program.FeatureSums.Select(s => $"{KernelContext.Name(s.Output)} += {Of(s.Value)}")))
        + (program.Lets.Count == 0 ? "" : " with " + string.Join(", ", program.Lets.Select(l => $"{l.Name} = {Of(l.Value)}")));

    private static string Of(Expression expression, int rank) => expression switch
    {
        Binary { Operator: '*' } b => $"{Of(b.Left, 2)}·{Of(b.Right, 3)}",
        Binary { Operator: '/' } b => $"{Of(b.Left, 2)}/{Of(b.Right, 3)}",
        Binary b => Parenthesize($"{Of(b.Left, 1)} {(b.Operator == '-' ? '−' : b.Operator)} {Of(b.Right, 2)}", rank > 1),
        MultiplyAdd m => Parenthesize($"{Of(m.A, 2)}·{Of(m.B, 3)} + {Of(m.C, 1)}", rank > 1),
        Negation n => "−" + Of(n.Operand, 3),
        SquareRoot r => "√" + Of(r.Operand, 3),
        Maximum m => $"max({Of(m.A, 0)}, {Of(m.B, 0)})",
        WhereGreater w => $"({Of(w.Value, 0)} where {Of(w.Left, 0)} > {Of(w.Right, 0)})",
        Stored s => Of(s.Operand, rank),
        OneNaN n => Of(n.Operand, rank),
        Element e => KernelContext.Name(e.Tensor),
        FeatureScalar f => KernelContext.Name(f.Parameter),
        SetScalar s => KernelContext.Name(s.Statistic),
        RowScalar s => s.Name,
        Named n => n.Name,
        CallScalar { Value: CallValue.Epsilon } => "ε",
        CallScalar { Value: CallValue.EpsilonBeside } => "ε′",
        CallScalar { Value: CallValue.InverseDim } => "1/D",
        CallScalar { Value: CallValue.InverseCount } => "1/M",
        CallScalar { Value: CallValue.Unbiasing } => "M/(M − 1)",
        CallScalar c => KernelContext.Name(c.Value),
        Constant c => c.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{expression} has no text."),
    };

    private static string Parenthesize(string text, bool isNeeded) => isNeeded ? $"({text})" : text;
}
