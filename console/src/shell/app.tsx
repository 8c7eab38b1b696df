import AppLayout from '@cloudscape-design/components/app-layout-toolbar';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useEffect } from 'react';
import { pages } from './pages.tsx';
import { useColourMode } from './use-colour-mode.ts';
import { usePage } from './use-page.ts';
import './app.css';

/** What every page stands in: the bar above, the navigation beside, light or dark. */
export function App() {
  const page = usePage();
  const colour = useColourMode();
  useEffect(() => {
    document.title = `${page.title} – Phone agent`;
  }, [page]);
  return (
    <>
      <header id="top" className="top">
        <TopNavigation
          identity={{ href: '#/', title: 'Phone agent' }}
          utilities={[
            {
              type: 'button',
              text: colour.dark ? 'Light mode' : 'Dark mode',
              disableUtilityCollapse: true,
              onClick: colour.toggle,
            },
          ]}
        />
      </header>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationWidth={220}
        navigation={
          <SideNavigation
            header={{ href: '#/', text: 'Console' }}
            activeHref={`#${page.path}`}
            items={pages.map(({ path, title }) => ({ type: 'link', text: title, href: `#${path}` }))}
          />
        }
        ariaLabels={{
          navigation: 'Pages',
          navigationClose: 'Close the navigation',
          navigationToggle: 'Open the navigation',
        }}
        content={<page.Content />}
      />
    </>
  );
}
