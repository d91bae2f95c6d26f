using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace NormGen.Generator.Tests.Support;

/// <summary>A compiled project in a load context of its own, which goes away with it.</summary>
internal sealed class LoadedProject : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Consumer", isCollectible: true);
    private readonly CSharpCompilation _compilation;

    private LoadedProject(CSharpCompilation compilation, Stream image) => (_compilation, Assembly) = (compilation, _context.LoadFromStream(image));

    public Assembly Assembly { get; }

    public static LoadedProject From(CSharpCompilation compilation) => new(compilation, Image(compilation));

    /// <summary>Compiles to memory; any warning is a failure.</summary>
    public static MemoryStream Image(CSharpCompilation compilation)
    {
        MemoryStream image = new();
        EmitResult result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Failure.ThrowIfAny(result.Diagnostics);
        Assert.True(result.Success);
        image.Position = 0;
        return image;
    }

    /// <summary>A static method as a delegate: spans cannot pass through reflection.</summary>
    public TDelegate Method<TDelegate>(string type, string method)
        where TDelegate : Delegate => Assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<TDelegate>();

    /// <summary>The generated files with line numbers, for a failure's message.</summary>
    public string GeneratedSource() => string.Join("\n", _compilation.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).Select(t => Failure.Numbered(t)));

    public void Dispose() => _context.Unload();
}
