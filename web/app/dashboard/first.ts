/** Where the first dashboard goes in a repository. */
export const FILE = '.gitlab/product_analytics/dashboards/overview/overview.yaml'

/** A dashboard of built-in visualizations, to begin with. */
export const YAML = `title: Overview
description: What we look at every morning
version: "2"
filters:
  dateRange:
    enabled: true
panels:
  - title: Visitors
    gridAttributes: { xPos: 0, yPos: 0, width: 6, height: 1 }
    visualization: total_unique_users
  - title: Sessions
    gridAttributes: { xPos: 6, yPos: 0, width: 6, height: 1 }
    visualization: total_sessions
  - title: Page views
    gridAttributes: { xPos: 0, yPos: 1, width: 12, height: 4 }
    visualization: page_views_over_time
`

/** What to type to bring it there; git asks for a name, any will do, and for a token. */
export const commands = (repository: string, branch: string) => `git clone ${repository} analytics
cd analytics
mkdir -p ${FILE.slice(0, FILE.lastIndexOf('/'))}
# put the YAML into ${FILE}
git add ${FILE}
git commit -m "Add an overview"
git push origin HEAD:${branch}
`
