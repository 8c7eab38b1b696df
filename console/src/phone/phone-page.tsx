import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Conversation } from './conversation/conversation.tsx';
import { Handset } from './handset/handset.tsx';
import { useBusiness } from './use-business.ts';
import { usePhoneCall } from './use-phone-call.ts';
import './phone-page.css';

/** A phone to call the business with, and the conversation as the product sees it. */
export function PhonePage() {
  const call = usePhoneCall();
  const { business, nowMs, problem } = useBusiness(call.view.phase);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={business && `Call ${business.name} and talk to its phone agent.`}>
          Phone
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Alert type="info" header="This call is simulated">
          The product itself runs on this computer: its contact flows, its Lambda functions, the AWS SDK.
          Amazon Connect and AWS are simulated. The model is a small rule-based reader, no language model.
          Nothing leaves this computer.
        </Alert>
        {problem !== undefined && <Alert type="error">{problem}</Alert>}
        {business !== undefined && (
          <div className="phone-page">
            <div className="phone-page-handset">
              <Handset call={call} business={business} nowMs={nowMs} />
            </div>
            <Conversation call={call} timeZone={business.timeZone} />
          </div>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
