import type { Nodes } from 'mdast';

/** The words of a Markdown node without its marks; comments and HTML are left out. */
export function plainText(node: Nodes): string {
  return wordsOf(node).replace(/\s+/g, ' ').trim();
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'image':
      return node.alt ?? '';
    case 'link': {
      const label = node.children.map(wordsOf).join('');
      return label === '' ? node.url : label;
    }
    case 'html':
    case 'definition':
    case 'thematicBreak':
      return '';
    default:
      return 'children' in node ? node.children.map(wordsOf).join(isBlock(node) ? ' ' : '') : '';
  }
}

function isBlock(node: Nodes): boolean {
  return (
    node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'emphasis' && node.type !== 'strong'
  );
}
