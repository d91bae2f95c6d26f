using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>The loads of a stage's elements: one that is used more than once gets a name, the others stand where they are used.</summary>
internal sealed class Elements(SourceWriter writer, Dialect dialect, IEnumerable<Expression> expressions, Func<Role, string> load, string suffix)
{
    private readonly IReadOnlyList<Element> _bound = expressions.SelectMany(e => e.Walk()).OfType<Element>()
        .GroupBy(e => e).Where(g => g.Count() > 1).Select(g => g.Key).ToList();

    public void WriteBound()
    {
        foreach (Element element in _bound)
            writer.Line($"{dialect.Type} {Text(element)} = {load(element.Tensor)};");
    }

    public string Text(Element element) => _bound.Contains(element) ? KernelContext.Name(element.Tensor) + suffix : load(element.Tensor);
}
