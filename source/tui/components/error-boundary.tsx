import React from 'react';

type Props = React.PropsWithChildren<{readonly onError: (error: unknown) => void}>;

/** Our own, inside Ink's: Ink's would print the error's message, and that may hold a person's data (terminal.md, P21). */
export class ErrorBoundary extends React.Component<Props, {readonly failed: boolean}> {
	static getDerivedStateFromError(): {failed: boolean} {
		return {failed: true};
	}

	override state = {failed: false};

	override componentDidCatch(error: unknown): void {
		this.props.onError(error);
	}

	override render(): React.ReactNode {
		return this.state.failed ? null : this.props.children;
	}
}
